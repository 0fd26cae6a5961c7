"""Hands as a request brings them."""

import io
import json
import re

import numpy as np
import pytest

from asl_keras.errors import InputError
from server.serving.landmarks import hands_of

HANDS = np.random.default_rng(2).uniform(0, 300, (4, 21, 3)).astype(np.float32)


def as_npz(**arrays: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def as_json(landmarks: object) -> bytes:
    return json.dumps({"landmarks": landmarks}).encode()


def test_json_and_npz_say_the_same():
    assert np.array_equal(hands_of(as_npz(landmarks=HANDS), 4), HANDS)
    assert np.array_equal(hands_of(as_json(HANDS.tolist()), 4), HANDS)


def test_a_depth_of_null_is_unknown():
    hand = [[*point[:2], None] for point in HANDS[0].tolist()]
    read = hands_of(as_json([hand]), 1)
    assert np.isnan(read[0, :, 2]).all()
    assert np.array_equal(read[0, :, :2], HANDS[0, :, :2])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "an object with a list"),
        (b'{"landmarks": 3}', "an object with a list"),
        (as_json([]), "N at least 1"),
        (as_json(["A"]), "lists of numbers"),
        (as_json([[["1", "2", "3"]] * 21]), "lists of numbers"),
        (as_json([[[True, False, True]] * 21]), "lists of numbers"),
        (as_json([[[1, 2]] * 21]), "(N, 21, 3)"),
        (as_json([[[1, 2, 3]] * 20, [[1, 2, 3]] * 21]), "unequal lengths"),
        (as_json([[[10**400, 2, 3]] * 21]), "lists of numbers"),
        (as_json([[[1e200, 2, 3]] * 21]), "finite x and y"),
        (as_json([[[None, 2, 3]] * 21]), "finite x and y"),
        (as_json([[[1, 2, 3]] * 21]), "some size"),
        (b'{"landmarks": [[[NaN, 1, 1]]]}', "no JSON"),
        (as_json([HANDS[0].tolist()] * 5), "at most 4 hands"),
        (as_npz(landmarks=np.ones((5, 21, 3), np.float32)), "at most 4 hands"),
        (as_npz(other=HANDS), "an array `landmarks`"),
        (as_npz(landmarks=np.array([{}], object)), "pickled objects"),
        (b"PK\3\4 and nothing more", "no complete zip"),
        (as_npz(landmarks=HANDS)[:-40], "no complete zip"),
    ],
)
def test_what_are_no_hands_is_said_in_a_sentence(body, said):
    with pytest.raises(InputError, match=rf"Expected .*{re.escape(said)}") as error:
        hands_of(body, 4)
    assert "Received: " in str(error.value)


def test_an_npz_that_unpacks_to_gigabytes_is_refused_by_its_head():
    bomb = as_npz(landmarks=np.zeros((200_000, 21, 3), np.float32))
    assert len(bomb) < 100_000
    with pytest.raises(InputError, match="at most 10000 hands"):
        hands_of(bomb, 10_000)
