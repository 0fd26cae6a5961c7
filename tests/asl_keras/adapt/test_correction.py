"""What kept frames do to probabilities."""

import json
from pathlib import Path

import numpy as np
import pytest

from asl_keras.adapt.correction import LEAST, SHARPNESS, SMOOTHNESS, Evidence, SignerCorrection

GOLDEN = json.loads((Path(__file__).parents[2] / "golden" / "profile.json").read_text())
ONE, OTHER, THIRD = np.eye(4, dtype=np.float32)[:3]
UNSURE = np.array([[0.5, 0.3, 0.2]], np.float32)


def kept(*frames: tuple[np.ndarray, int], read=UNSURE) -> SignerCorrection:
    """Of kept frames the embedding and the label; `read` is what the reader makes of each."""
    embeddings = np.array([embedding for embedding, _ in frames]).reshape(-1, 4)
    places = np.array([place for _, place in frames], np.int64)
    return SignerCorrection.fit(Evidence(np.repeat(read, len(frames), axis=0), embeddings, places))


def read_with(correction: SignerCorrection, embedding: np.ndarray = ONE, read=UNSURE) -> np.ndarray:
    """The probabilities of a hand."""
    return correction.corrected(read, embedding[None])[0]


def test_without_kept_frames_nothing_changes():
    assert np.allclose(read_with(kept()), UNSURE)


def test_a_hand_like_a_kept_frame_shows_its_letter():
    assert read_with(kept((ONE, 2))).argmax() == 2


def test_a_hand_unlike_all_kept_frames_is_read_as_before():
    assert np.allclose(read_with(kept((ONE, 2)), OTHER), UNSURE, atol=1e-3)


def test_what_is_read_right_already_changes_little():
    sure = np.array([[0.01, 0.01, 0.98]], np.float32)
    assert read_with(kept((ONE, 2), read=sure))[2] < 0.3


def test_more_frames_of_a_letter_count_for_more_but_not_without_limit():
    one, two, many = (read_with(kept(*[(ONE, 2)] * count))[2] for count in (1, 2, 50))
    assert one < two < many < 1


def test_frames_that_contradict_one_another_cancel():
    contradiction = read_with(kept((ONE, 1), (ONE, 2)))
    assert contradiction.max() < read_with(kept((ONE, 2))).max()
    assert abs(contradiction[1] - contradiction[2]) < 0.2


def test_the_numbers_are_those_of_the_golden_file():
    numbers = [GOLDEN[name] for name in ("sharpness", "smoothness", "least")]
    assert numbers == [SHARPNESS, SMOOTHNESS, LEAST]


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: case["name"])
def test_it_agrees_with_the_golden_vectors(case):
    labels, size, places = GOLDEN["labels"], GOLDEN["size"], case["kept"]["places"]
    (kept_read, kept_hands), (read, hands) = (
        (
            np.array(case[part]["probabilities"]).reshape(-1, labels),
            np.array(case[part]["embeddings"]).reshape(-1, size),
        )
        for part in ("kept", "hands")
    )
    correction = SignerCorrection.fit(Evidence(kept_read, kept_hands, np.array(places, np.int64)))
    weights = np.array(case["weights"]).reshape(-1, labels)
    assert np.allclose(correction.weights, weights, rtol=0, atol=1e-9)
    corrected = correction.corrected(read, hands)
    assert np.allclose(corrected, case["corrected"], rtol=0, atol=1e-6)  # they are float32
    assert np.allclose(corrected.sum(axis=1), 1, atol=1e-6)
