"""The numbers of a report, counted by hand or against formulas written out."""

import dataclasses
import json

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.evaluation.metrics import (
    Averages,
    ClassScores,
    Report,
    SignerScores,
    calibration_error,
    score,
)
from asl_keras.hand.alphabet import ASL, Alphabet

# Not in alphabetical order: the order of labels is the model's.
ALPHABET = Alphabet(("B", "J", "A"), moving=("J",))
TRUTH = np.array([2, 2, 2, 0, 0, 1])  # A A A B B J
GUESS = np.array([2, 2, 0, 0, 2, 2])  # A A B B A A
SIGNERS = np.array(["x", "x", "", "x", "", ""])


def one_hot(guess: np.ndarray, count: int = 3, top: float = 1.0) -> np.ndarray:
    """Probabilities whose largest is `top`, at the guess."""
    rest = (1 - top) / (count - 1)
    return np.where(np.arange(count) == guess[:, None], top, rest).astype(np.float32)


def report() -> Report:
    return score(ALPHABET, TRUTH, one_hot(GUESS, top=0.8), SIGNERS)


def test_all_labels_are_counted_by_hand():
    # A: 2 of 3 found, 4 guesses. B: 1 of 2 found, 2 guesses. J: 0 of 1 found, never guessed.
    f1 = (2 * (2 / 4) * (2 / 3) / (2 / 4 + 2 / 3), 1 / 2, 0)
    assert report().count == 6
    assert report().accuracy == pytest.approx(3 / 6)
    assert report().precision == pytest.approx((2 / 4 + 1 / 2 + 0) / 3)
    assert report().recall == pytest.approx((2 / 3 + 1 / 2 + 0) / 3)
    assert report().f1 == pytest.approx(sum(f1) / 3)


def test_static_letters_leave_out_the_rows_that_show_a_movement():
    static = report().static
    assert static.count == 5
    assert static.accuracy == pytest.approx(3 / 5)
    assert static.precision == pytest.approx((2 / 3 + 1 / 2) / 2)
    assert static.recall == pytest.approx((2 / 3 + 1 / 2) / 2)


def test_a_static_letter_taken_for_a_movement_is_a_mistake():
    found = score(ALPHABET, np.array([2, 2]), one_hot(np.array([2, 1])), np.array(["", ""]))
    assert found.static.recall == pytest.approx(1 / 2)


def test_classes_tell_for_what_they_are_taken():
    assert report().per_class == {
        "A": ClassScores(0.5, pytest.approx(2 / 3), pytest.approx(4 / 7), 3, "B", 1),
        "B": ClassScores(0.5, 0.5, 0.5, 2, "A", 1),
        "J": ClassScores(0, 0, 0, 1, "A", 1),
    }


def test_signers_are_measured_one_by_one():
    assert report().per_signer == {"x": SignerScores(1, 1, 3), "": SignerScores(0, 0, 3)}


def test_rows_of_the_confusion_matrix_are_the_truth():
    assert report().confusion == [[1, 0, 1], [0, 0, 1], [1, 0, 2]]


def test_the_loss_is_the_cross_entropy():
    assert report().loss == pytest.approx(-(3 * np.log(0.8) + 3 * np.log(0.1)) / 6)


def test_a_probability_of_zero_gives_a_finite_loss():
    found = score(ALPHABET, np.array([2]), one_hot(np.array([0])), np.array([""]))
    assert found.loss == pytest.approx(-np.log(1e-7))


def test_a_class_that_does_not_occur_counts_nowhere():
    truth = np.array([2, 0, 0])
    found = score(ALPHABET, truth, one_hot(np.array([2, 0, 1])), np.full(3, ""))
    assert list(found.per_class) == ["B", "A"]
    assert found.recall == pytest.approx((1 + 1 / 2) / 2)


def test_no_static_row_gives_no_static_mean():
    found = score(ALPHABET, np.array([1]), one_hot(np.array([1])), np.array(["x"]))
    assert found.static == Averages(0, None, None, None, None)
    assert found.per_signer["x"].recall is None


def test_hands_that_sign_no_letter_are_not_static_letters():
    alphabet = Alphabet(("A", "none"), none="none")
    found = score(alphabet, np.array([0, 1]), one_hot(np.array([0, 0]), 2), np.full(2, ""))
    assert (found.accuracy, found.static.accuracy, found.static.count) == (0.5, 1, 1)


def test_a_report_is_json():
    content = dataclasses.asdict(report())
    assert json.loads(json.dumps(content, allow_nan=False)) == content


def test_averages_equal_the_formulas_on_random_guesses():
    random = np.random.default_rng(0)
    truth, probabilities = random.integers(0, 26, 500), random.dirichlet(np.ones(26), 500)
    guess = probabilities.argmax(axis=1)
    found = score(ASL, truth, probabilities, np.full(500, "x"))
    hits = np.array([((truth == c) & (guess == c)).sum() for c in range(26)])
    assert found.recall == pytest.approx((hits / np.bincount(truth, minlength=26)).mean())
    precision = hits / np.maximum(np.bincount(guess, minlength=26), 1)
    assert found.precision == pytest.approx(precision.mean())


def test_confidence_that_equals_accuracy_has_no_calibration_error():
    right = np.array([True, True, True, False])
    assert calibration_error(right, np.full(4, 0.75)) == pytest.approx(0)
    assert calibration_error(right, np.full(4, 1.0)) == pytest.approx(0.25)


def test_calibration_error_is_the_mean_over_bins_weighted_by_their_rows():
    random = np.random.default_rng(1)
    confidence, right = random.uniform(0, 1, 1000), random.uniform(0, 1, 1000) < 0.6
    expected = 0.0
    for k in range(15):
        rows = (confidence > k / 15) & (confidence <= (k + 1) / 15)
        expected += rows.mean() * abs(right[rows].mean() - confidence[rows].mean())
    assert calibration_error(right, confidence) == pytest.approx(expected)


@pytest.mark.parametrize("confidence", [0.0, 1.0])
def test_the_ends_of_confidence_lie_in_a_bin(confidence):
    found = calibration_error(np.array([False]), np.array([confidence], np.float32))
    assert found == pytest.approx(confidence)


@pytest.mark.parametrize("place", [-1, 3])
def test_places_beyond_the_alphabet_are_refused(place):
    with pytest.raises(ValueError, match="`truth` from 0 to 2"):
        score(ALPHABET, np.array([0, place]), one_hot(np.array([0, 1])), np.array(["", ""]))


def test_no_rows_are_refused():
    with pytest.raises(InputError, match="at least one labelled hand"):
        score(ALPHABET, np.array([], int), np.zeros((0, 3)), np.array([], str))


@pytest.mark.parametrize(
    ("probabilities", "signers"),
    [
        (np.zeros((6, 2)), SIGNERS),
        (np.zeros((5, 3)), SIGNERS),
        (np.full((6, 3), np.nan), SIGNERS),
        (np.zeros((6, 3)), SIGNERS[:5]),
    ],
)
def test_arrays_that_do_not_fit_are_refused(probabilities, signers):
    with pytest.raises(ValueError, match="Received"):
        score(ALPHABET, TRUTH, probabilities, signers)
