"""What hands say of the pictures that they are from."""

import numpy as np
import pytest

from training.making.notices import notices
from training.sources.samples import Samples


def of(landmarks, handedness=None, signer="ana"):
    count = len(landmarks)
    sides = np.full(count, "") if handedness is None else handedness
    texts = {"labels": np.full(count, "B"), "origins": np.full(count, "")}
    signers = np.full(count, signer)
    return notices(Samples(landmarks=landmarks, signers=signers, handedness=sides, **texts))


@pytest.fixture(scope="module")
def hands(shared_data):
    """B of somebody whose pictures were not stretched; the thumb is on the left."""
    with np.load(shared_data / "landmarks/borisgraudt__asl-ai.npz") as file:
        return file["landmarks"][file["labels"] == "B"][:100]


@pytest.fixture(scope="module")
def squeezed(shared_data):
    """B of somebody whose pictures of 4:3 are squares, with MediaPipe's handedness."""
    with np.load(shared_data / "landmarks/t32rahman_photos.npz") as file:
        return [file[name][file["labels"] == "B"] for name in ("landmarks", "handedness")]


def test_stretched_pictures_are_noticed_and_what_undoes_it(squeezed):
    landmarks, sides = squeezed
    (said,) = of(landmarks, sides)
    assert said.startswith("ana: ")
    assert "0.25" in said
    assert "--widen 1.333 undoes it" in said
    assert of(landmarks * np.float32([4 / 3, 1, 1]), sides) == []


def test_hands_that_are_as_they_should_be_get_no_notice(hands):
    right = hands * np.float32([-1, 1, 1])
    assert of(right) == []
    assert of(right, np.full(len(right), "Left")) == []


def test_left_or_mirrored_hands_are_noticed_by_the_thumb_or_by_mediapipe(hands):
    (by_thumb,), (by_side,) = of(hands), of(hands, np.full(len(hands), "Right"))
    assert by_thumb == by_side
    assert "100% are left hands" in by_side


def test_both_hands_are_noticed(hands):
    (said,) = of(hands * np.float32([[[-1, 1, 1]], [[1, 1, 1]]])[np.arange(len(hands)) % 2])
    assert "50% are left hands" in said


def test_the_backs_of_hands_are_noticed(hands):
    said = of(hands, np.full(len(hands), "Left"))
    assert ["from behind" in one for one in said] == [True]


def test_few_hands_say_nothing(squeezed):
    assert of(squeezed[0][:9], squeezed[1][:9]) == []
