"""What a profile keeps."""

import numpy as np
import pytest

from asl_keras.adapt.profile import MOST_OF_A_LETTER, Profile, check_name
from asl_keras.errors import InputError


def hands(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).random((count, 21, 3)).astype(np.float32)


def test_what_is_taught_together_is_one_take():
    profile = Profile("me").taught(hands(3), np.array(["A", "A", "B"]))
    profile = profile.taught(hands(2, seed=1), np.array(["A", "C"]))
    assert profile.labels.tolist() == ["A", "A", "B", "A", "C"]
    assert profile.takes.tolist() == [0, 0, 0, 1, 1]
    assert profile.letters == ("A", "B", "C")


def test_the_same_frames_are_kept_once():
    once = Profile("me").taught(hands(4), np.array(list("ABAB")))
    assert len(once.taught(hands(4), np.array(list("ABAB")))) == 4


def test_the_oldest_frames_of_a_letter_give_way():
    profile = Profile("me").taught(hands(2), np.array(["A", "B"]))
    profile = profile.taught(hands(MOST_OF_A_LETTER, seed=1), np.full(MOST_OF_A_LETTER, "A"))
    assert (profile.labels == "A").sum() == MOST_OF_A_LETTER
    assert (profile.labels == "B").sum() == 1
    assert set(profile.takes[profile.labels == "A"]) == {1}


def test_a_letter_can_be_forgotten():
    profile = Profile("me").taught(hands(3), np.array(["A", "B", "A"]))
    assert profile.without(("A",)).labels.tolist() == ["B"]


@pytest.mark.parametrize("name", ["anna", "Anna 2", "Zoë", "a-b_c", "7"])
def test_a_name_may_be_anybodys(name):
    assert check_name(name) == name


@pytest.mark.parametrize(
    "name", ["", " a", "a ", "../a", "a/b", "a\\b", ".a", "-a", "a:b", "a" * 41]
)
def test_a_name_that_could_leave_the_folder_is_refused(name):
    with pytest.raises(InputError, match="Expected `profile` to be letters, digits"):
        check_name(name)
