"""The threshold of a variant."""

import numpy as np
import pytest

from asl_keras.evaluation.threshold import LEAST, choose_rejection, choose_threshold
from asl_keras.hand.alphabet import Alphabet

AB = Alphabet(("A", "B"))


def answers(*confidences: float) -> np.ndarray:
    """Probabilities of two labels; the first has the confidence."""
    return np.array([(confidence, 1 - confidence) for confidence in confidences])


def test_it_is_the_least_that_lets_few_wrong_letters_pass():
    said = answers(0.9, 0.8, 0.7, 0.6)
    wrong = np.array([0, 1, 1, 1])  # the second to the fourth are misread
    assert choose_threshold(AB, said, wrong, 0.25) == pytest.approx(0.71)
    assert choose_threshold(AB, said, wrong, 0.5) == pytest.approx(0.61)


def test_the_share_is_of_all_hands_not_of_the_misread():
    said = answers(*[0.9] * 19, 0.8)
    truth = np.array([0] * 19 + [1])
    assert choose_threshold(AB, said, truth, 0.05) == LEAST
    assert choose_threshold(AB, said, truth, 0.04) == pytest.approx(0.81)


def test_a_letter_is_never_believed_below_one_half():
    assert choose_threshold(AB, answers(0.9, 0.4), np.array([0, 1]), 0.0) == LEAST


def test_nothing_is_believed_where_no_threshold_is_enough():
    assert choose_threshold(AB, answers(1.0), np.array([1]), 0.0) == 1.0


def test_no_letter_is_never_a_wrong_letter():
    alphabet = Alphabet(("A", "none"), none="none")
    truth = np.array([1, 1, 0, 0])
    probabilities = answers(0.9, 0.1, 0.1, 0.2)  # "none" is accepted as A; two A are "none"
    assert choose_threshold(alphabet, probabilities, truth, 0.25) == LEAST
    assert choose_threshold(alphabet, probabilities, truth, 0.2) == pytest.approx(0.91)


def test_it_is_the_least_that_rejects_enough_hands_of_no_letter():
    alphabet = Alphabet(("A", "none"), none="none")
    said = answers(0.9, 0.7, 0.6, 0.1)  # the last is seen to be no letter
    assert choose_rejection(alphabet, said, 0.25) == pytest.approx(0.71)
    assert choose_rejection(alphabet, said, 0.0) == pytest.approx(0.91)
    assert choose_rejection(alphabet, said, 0.75) == LEAST
