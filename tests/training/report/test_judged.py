"""What pictures are made of."""

import numpy as np
import pytest

from asl_keras.data.dataset import LandmarkDataset
from asl_keras.evaluation.metrics import calibration_error
from asl_keras.hand.alphabet import Alphabet
from training.report.chart import round_numbers, whole_numbers
from training.report.confusion import worst_pairs
from training.report.judged import Judged


@pytest.fixture
def judged() -> Judged:
    """Six rows of a longer dataset, of whose labels the reader lacks C."""
    data = LandmarkDataset(
        Alphabet.of(["A", "B", "C", "none"]),
        np.array([0, 0, 0, 1, 1, 2, 3]),
        np.full(7, ""),
        np.zeros((7, 21, 3), np.float32),
    )
    read = [[0.9, 0.1, 0], [0.2, 0.8, 0], [0.1, 0.3, 0.6], [0, 0.4, 0.6], [0, 1, 0], [0, 0, 1]]
    return Judged(Alphabet.of(["A", "B", "none"]), data, np.arange(1, 7), np.array(read))


def test_a_hand_that_signs_a_letter_is_read_as_its_likeliest_letter(judged):
    assert judged.truth.tolist() == [0, 0, 1, 1, -1, 2]
    assert judged.guess.tolist()[:4] == [0, 1, 1, 1]
    assert judged.guess[5] == 2
    assert judged.rows_read_as(0, 1).tolist() == [2]
    assert judged.rows_read_as(1, 1).tolist() == [3, 4]


def test_the_bins_are_those_of_the_calibration_error(judged):
    bins = [one for one in judged.bins() if one]
    assert sum(one.hands for one in bins) == 5  # all but the letter that the reader lacks
    error = sum(one.hands * abs(one.confidence - one.accuracy) for one in bins) / 5
    known = judged.truth >= 0
    best = judged.probabilities[known].argmax(axis=1)
    right = best == judged.truth[known]
    assert error == pytest.approx(calibration_error(right, judged.probabilities[known].max(axis=1)))


def test_pairs_come_by_their_count():
    pairs = worst_pairs(np.array([[9, 1, 0], [3, 9, 0], [0, 0, 9]]))
    assert pairs == [(1, 0, 3), (0, 1, 1)]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 1, [0, 0.25, 0.5, 0.75, 1]),
        (0, 3.2, [0, 1, 2, 3, 4]),
        (0.71, 0.998, [0.7, 0.8, 0.9, 1]),
        (0, 0, [0, 0.25, 0.5, 0.75, 1]),
    ],
)
def test_axes_have_round_numbers(low, high, expected):
    assert round_numbers(low, high) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("last", "expected"),
    [(1, [1]), (6, [1, 2, 3, 4, 5, 6]), (10, [1, 2, 4, 6, 8, 10]), (23, [1, 5, 10, 15, 20])],
)
def test_epochs_are_whole_numbers(last, expected):
    assert whole_numbers(last) == expected
