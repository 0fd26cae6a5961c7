"""What kept frames do to probabilities."""

import json
from pathlib import Path

import numpy as np
import pytest

from asl_keras.adapt.prototypes import SHARPNESS, STRENGTH, Prototypes

GOLDEN = json.loads((Path(__file__).parents[2] / "golden" / "profile.json").read_text())
ONE, OTHER = np.eye(4, dtype=np.float32)[:2]
UNSURE = np.array([[0.5, 0.3, 0.2]], np.float32)


def test_without_kept_frames_nothing_changes():
    nothing = Prototypes(np.empty((0, 4), np.float32), np.empty(0, np.int64))
    assert np.allclose(nothing.raised(UNSURE, ONE[None]), UNSURE)


def test_a_hand_like_a_kept_frame_shows_its_letter():
    kept = Prototypes(ONE[None], np.array([2]))
    assert kept.raised(UNSURE, ONE[None]).argmax() == 2


def test_a_hand_unlike_all_kept_frames_is_read_as_before():
    kept = Prototypes(ONE[None], np.array([2]))
    assert np.allclose(kept.raised(UNSURE, OTHER[None]), UNSURE, atol=1e-6)


def test_of_the_frames_of_a_letter_the_nearest_counts():
    several = Prototypes(np.stack([OTHER, ONE, OTHER]), np.array([2, 2, 2]))
    alone = Prototypes(ONE[None], np.array([2]))
    assert np.allclose(several.raised(UNSURE, ONE[None]), alone.raised(UNSURE, ONE[None]))


def test_the_numbers_are_those_of_the_golden_file():
    assert (GOLDEN["strength"], GOLDEN["sharpness"]) == (STRENGTH, SHARPNESS)


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: case["name"])
def test_it_agrees_with_the_golden_vectors(case):
    kept = np.array(case["kept"]["embeddings"]).reshape(-1, 8)
    places = np.array(case["kept"]["places"], np.int64)
    embeddings, read, expected = (
        np.array([hand[name] for hand in case["hands"]])
        for name in ("embedding", "probabilities", "raised")
    )
    raised = Prototypes(kept, places).raised(read, embeddings)
    assert np.allclose(raised, expected, rtol=0, atol=1e-6)  # they are float32
    assert np.allclose(raised.sum(axis=1), 1, atol=1e-6)
