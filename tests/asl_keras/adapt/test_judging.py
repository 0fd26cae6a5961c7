"""What is said of the gain of a profile."""

import numpy as np
import pytest

from asl_keras.adapt.correction import Evidence
from asl_keras.adapt.judging import Judgement, judge, spread
from asl_keras.hand.alphabet import Alphabet

ALPHABET = Alphabet(("A", "B", "C"))
A, B, C = np.eye(3, dtype=np.float32)


def judged(*frames: tuple[str, np.ndarray, str], takes: list[int] | None = None) -> Judgement:
    """Of each frame what it shows, its embedding, and what the model takes it for."""
    shown, embeddings, read = zip(*frames, strict=True)
    evidence = Evidence(
        np.eye(3, dtype=np.float32)[ALPHABET.indices(read)] * 0.6 + 0.4 / 3,
        np.array(embeddings),
        ALPHABET.indices(shown),
    )
    return judge(evidence, np.array(takes or [0] * len(frames)), ALPHABET, 5)


def test_a_letter_that_is_always_misread_is_learnt():
    found = judged(*[("A", A, "B")] * 4, *[("B", B, "B")] * 4)
    assert found.before == {"A": 0.0, "B": 1.0}
    assert found.after == {"A": 1.0, "B": 1.0}
    assert found.gain == 0.5
    assert not found.is_harmful
    assert "50.0% without the profile, 100.0% with it" in str(found)


def test_frames_of_the_wrong_letter_are_noticed():
    swapped = [("A", B, "B"), ("B", A, "A")]
    right = [("A", A, "A"), ("B", B, "B")]
    found = judged(*swapped * 2, *right * 2, takes=[0] * 4 + [1] * 4)
    assert found.is_harmful
    assert found.worse == ("A", "B")
    assert "makes reading worse" in str(found)


def test_what_was_recorded_together_is_left_out_together():
    """Else each frame would be read right by its twin beside it."""
    takes = [("A", A, "B"), ("A", A, "B"), ("A", C, "B"), ("A", C, "B")]
    found = judged(*takes, takes=[0, 0, 1, 1])
    assert found.after == {"A": 0.0}
    assert found.alike == ()


def test_that_a_letter_was_recorded_once_is_said():
    found = judged(*[("A", A, "B")] * 4, ("C", C, "C"))
    assert (found.alike, found.single) == (("A",), ("C",))
    assert "the gain looks larger than it is: A." in str(found)
    assert "says nothing yet: C." in str(found)


def test_a_single_frame_is_judged_without_itself():
    found = judged(("A", A, "B"))
    assert found.after == {"A": 0.0}


@pytest.mark.parametrize(("most", "kept"), [(1, [2, 7]), (2, [1, 3, 6, 8]), (9, list(range(10)))])
def test_frames_are_kept_from_everywhere(most, kept):
    assert spread(np.repeat([0, 1], 5), most).tolist() == kept
