"""What is said of the gain of a profile."""

import numpy as np
import pytest

from asl_keras.adapt.judging import Evidence, judge, spread
from asl_keras.hand.alphabet import Alphabet

ALPHABET = Alphabet(("A", "B", "C"))
A, B, C = np.eye(3, dtype=np.float32)


def evidence(*frames: tuple[str, np.ndarray, str], takes: list[int] | None = None) -> Evidence:
    """Of each frame what it shows, its embedding, and what the model takes it for."""
    shown, embeddings, read = zip(*frames, strict=True)
    return Evidence(
        np.eye(3, dtype=np.float32)[ALPHABET.indices(read)] * 0.6 + 0.4 / 3,
        np.array(embeddings),
        ALPHABET.indices(shown),
        np.array(takes or [0] * len(frames)),
    )


def test_a_letter_that_is_always_misread_is_learnt():
    judged = judge(evidence(*[("A", A, "B")] * 4, *[("B", B, "B")] * 4), ALPHABET, 5)
    assert judged.before == {"A": 0.0, "B": 1.0}
    assert judged.after == {"A": 1.0, "B": 1.0}
    assert judged.gain == 0.5
    assert not judged.is_harmful
    assert "50.0% without the profile, 100.0% with it" in str(judged)


def test_frames_of_the_wrong_letter_are_noticed():
    swapped = [("A", B, "A"), ("B", A, "B")]
    right = [("A", A, "A"), ("B", B, "B")]
    judged = judge(evidence(*swapped * 2, *right * 2, takes=[0] * 4 + [1] * 4), ALPHABET, 5)
    assert judged.is_harmful
    assert judged.worse == ("A", "B")
    assert "makes reading worse" in str(judged)


def test_what_was_recorded_together_is_left_out_together():
    """Else each frame would be read right by its twin beside it."""
    takes = [("A", A, "B"), ("A", A, "B"), ("A", C, "B"), ("A", C, "B")]
    judged = judge(evidence(*takes, takes=[0, 0, 1, 1]), ALPHABET, 5)
    assert judged.after == {"A": 0.0}
    assert judged.alike == ()


def test_that_a_letter_was_recorded_once_is_said():
    judged = judge(evidence(*[("A", A, "B")] * 4, ("C", C, "C")), ALPHABET, 5)
    assert (judged.alike, judged.single) == (("A",), ("C",))
    assert "the gain looks larger than it is: A." in str(judged)
    assert "says nothing yet: C." in str(judged)


def test_a_single_frame_is_judged_without_itself():
    judged = judge(evidence(("A", A, "B")), ALPHABET, 5)
    assert judged.after == {"A": 0.0}


@pytest.mark.parametrize(("most", "kept"), [(1, [2, 7]), (2, [1, 3, 6, 8]), (9, list(range(10)))])
def test_frames_are_kept_from_everywhere(most, kept):
    assert spread(np.repeat([0, 1], 5), most).tolist() == kept
