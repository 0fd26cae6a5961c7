"""What passes as a letter, counted by hand."""

import numpy as np
import pytest

from asl_keras.evaluation.acceptance import (
    LACKING,
    Acceptance,
    acceptance,
    accepted,
    by_signer,
    likeliest_letters,
)
from asl_keras.evaluation.rejection import rejection_curve
from asl_keras.hand.alphabet import Alphabet

ALPHABET = Alphabet(("A", "none", "B"), none="none")
# The truth of each row: A A A B, no letter twice, and J, which the alphabet lacks.
TRUTH = np.array([0, 0, 0, 2, 1, 1, LACKING])
IS_NONE = np.array([0, 0, 0, 0, 1, 1, 0], bool)
SAID = np.array(
    [
        [0.9, 0.1, 0.0],  # right, and sure of it
        [0.5, 0.3, 0.2],  # right, and not sure
        [0.3, 0.6, 0.1],  # the letter is right, but "no letter" is likelier
        [0.7, 0.1, 0.2],  # wrong, and sure of it
        [0.8, 0.2, 0.0],  # a letter where there is none
        [0.1, 0.9, 0.0],
        [0.0, 0.1, 0.9],  # another letter than the one that it lacks
    ]
)
SIGNERS = np.array(list("xxxyyyy"))


def test_the_likeliest_letter_is_never_no_letter():
    assert likeliest_letters(ALPHABET, SAID).tolist() == [0, 0, 0, 0, 0, 0, 2]


def test_a_letter_is_accepted_where_it_is_likeliest_and_reaches_the_threshold():
    assert accepted(ALPHABET, SAID, 0.6).tolist() == [1, 0, 0, 1, 1, 0, 1]
    assert accepted(ALPHABET, SAID, 0.9).tolist() == [1, 0, 0, 0, 0, 0, 1]


def test_shares_are_of_letters_of_no_letters_and_of_letters_that_are_lacking():
    found = acceptance(ALPHABET, TRUTH, IS_NONE, SAID, 0.6)
    assert found == Acceptance(
        letters=4,
        rejected=2 / 4,
        wrong=1 / 4,
        right_passing=pytest.approx(1 / 3),
        nones=2,
        nones_accepted=1 / 2,
        lacking=1,
        lacking_accepted=1.0,
    )


def test_an_alphabet_without_no_letter_may_still_be_shown_some():
    alphabet, is_none = Alphabet.of("AB"), np.array([True, True])
    said = np.array([[0.9, 0.1], [0.6, 0.4]])
    found = acceptance(alphabet, np.full(2, LACKING), is_none, said, 0.7)
    assert (found.nones, found.nones_accepted, found.lacking) == (2, 0.5, 0)
    assert (found.letters, found.rejected) == (0, None)


def test_signers_are_counted_one_by_one():
    found = by_signer(ALPHABET, TRUTH, IS_NONE, SAID, 0.6, SIGNERS)
    assert found["x"].rejected == pytest.approx(2 / 3)
    assert found["x"].nones_accepted is None
    assert (found["y"].letters, found["y"].nones, found["y"].lacking) == (1, 2, 1)


def test_the_curve_falls_and_has_the_shares_of_each_threshold():
    curve = rejection_curve(ALPHABET, TRUTH, IS_NONE, SAID)
    assert [point.threshold for point in curve] == [number / 100 for number in range(100)]
    for shares in zip(*[(one.nones_accepted, one.right_passing) for one in curve], strict=True):
        assert sorted(shares, reverse=True) == list(shares)
    assert curve[60].right_passing == pytest.approx(1 / 3)
    assert [curve[80].nones_accepted, curve[81].nones_accepted] == [0.5, 0]
