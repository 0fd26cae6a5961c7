"""Metrics of a classifier: a report of plain numbers, ready for JSON with `dataclasses.asdict`.

`asl_keras.evaluation.report` prints it. A still hand can only approximate a letter that moves:
every average is also given over the static letters alone. A hand that signs a letter is judged by
its likeliest letter: how often "no letter" is likelier still, `asl_keras.evaluation.acceptance`
says. A hand that signs no letter is judged by its likeliest label.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from asl_keras.errors import InputError
from asl_keras.evaluation.acceptance import likeliest_letters
from asl_keras.hand.alphabet import Alphabet

CALIBRATION_BINS = 15
SMALLEST_PROBABILITY = 1e-7  # in the logarithm of the loss; Keras takes the same


@dataclass(frozen=True)
class Averages:
    """Over hands, and over the classes that occur (macro). None is a mean of nothing."""

    count: int
    """Hands."""
    accuracy: float | None
    precision: float | None
    """Macro, as the two that follow."""
    recall: float | None
    f1: float | None


@dataclass(frozen=True)
class ClassScores:
    """Of one class."""

    precision: float
    recall: float
    f1: float
    count: int
    """Hands."""
    taken_for: str | None
    """The wrong label that it is taken for most often; None if it never is."""
    taken_count: int
    """How often."""


@dataclass(frozen=True)
class SignerScores:
    """Of one signer."""

    accuracy: float
    recall: float | None
    """Macro, over static letters."""
    count: int
    """Hands."""


@dataclass(frozen=True)
class Report(Averages):
    """Probabilities compared with the truth."""

    static: Averages
    """Over letters that do not move."""
    loss: float
    """Cross-entropy."""
    calibration_error: float
    """Expected, of the likeliest label."""
    per_class: Mapping[str, ClassScores]
    """Of the classes that occur."""
    per_signer: Mapping[str, SignerScores]
    """The empty name stands for unknown signers."""
    confusion: Sequence[Sequence[int]]
    """(C, C), rows are the truth."""


def score(
    alphabet: Alphabet, truth: np.ndarray, probabilities: np.ndarray, signers: np.ndarray
) -> Report:
    """Compares probabilities with the truth.

    Args:
        alphabet: of the model.
        truth: int (N,), the right labels as places in the alphabet.
        probabilities: (N, C), a row for each hand and a column for each label.
        signers: (N,) text, empty where unknown.

    Raises:
        InputError: if there are no rows.
        ValueError: if the shapes do not fit, or a probability is not finite.
    """
    _check(alphabet, truth, probabilities, signers)
    likeliest = probabilities.argmax(axis=1)
    is_letter = alphabet.is_letter[truth]
    guess = np.where(is_letter, likeliest_letters(alphabet, probabilities), likeliest)
    confusion = _confusion(len(alphabet), truth, guess)
    static = alphabet.is_static[truth]
    averages = _averages(truth, guess)
    return Report(
        **vars(averages),
        static=_averages(truth[static], guess[static]),
        loss=_loss(truth, probabilities),
        calibration_error=calibration_error(likeliest == truth, probabilities.max(axis=1)),
        per_class=_per_class(alphabet, truth, guess, confusion),
        per_signer={
            str(signer): _of_signer(truth, guess, static, signers == signer)
            for signer in np.unique(signers)
        },
        confusion=confusion.tolist(),
    )


def calibration_error(right: np.ndarray, confidence: np.ndarray) -> float:
    """Expected calibration error: the mean distance between confidence and accuracy, over bins.

    Args:
        right: (N,) whether the top label is the right one.
        confidence: (N,) its probability, from 0 to 1.

    Source: Guo et al., "On Calibration of Modern Neural Networks", arXiv:1706.04599.
    """
    # Bin k holds the confidences in (k / 15, (k + 1) / 15].
    place = np.clip(np.ceil(confidence * CALIBRATION_BINS).astype(int) - 1, 0, CALIBRATION_BINS - 1)
    excess = np.bincount(place, confidence - right, CALIBRATION_BINS)
    return float(np.abs(excess).sum() / len(right))


def _check(
    alphabet: Alphabet, truth: np.ndarray, probabilities: np.ndarray, signers: np.ndarray
) -> None:
    if len(truth) == 0:
        raise InputError("Expected at least one labelled hand, to measure. Received: none")
    if truth.min() < 0 or truth.max() >= len(alphabet):
        raise ValueError(f"Expected `truth` from 0 to {len(alphabet) - 1}. Received: others")
    shape = len(truth), len(alphabet)
    if probabilities.shape != shape or not np.isfinite(probabilities).all():
        raise ValueError(
            f"Expected finite `probabilities` of shape {shape}. Received: {probabilities.shape}"
        )
    if signers.shape != truth.shape:
        raise ValueError(f"Expected `signers` of shape {truth.shape}. Received: {signers.shape}")


def _averages(truth: np.ndarray, guess: np.ndarray) -> Averages:
    precision, recall, f1, _ = _scores(truth, guess, np.unique(truth))
    return Averages(len(truth), _mean(truth == guess), _mean(precision), _mean(recall), _mean(f1))


def _per_class(
    alphabet: Alphabet, truth: np.ndarray, guess: np.ndarray, confusion: np.ndarray
) -> dict[str, ClassScores]:
    present = np.unique(truth)
    scores = zip(*_scores(truth, guess, present), strict=True)
    return {
        alphabet.labels[one]: ClassScores(
            float(precision),
            float(recall),
            float(f1),
            int(count),
            *_worst_mistake(alphabet, one, confusion[one]),
        )
        for one, (precision, recall, f1, count) in zip(present, scores, strict=True)
    }


def _worst_mistake(alphabet: Alphabet, one: int, counts: np.ndarray) -> tuple[str | None, int]:
    wrong = np.where(np.arange(len(alphabet)) == one, 0, counts)
    worst = int(wrong.argmax())
    return (alphabet.labels[worst] if wrong[worst] else None), int(wrong[worst])


def _of_signer(
    truth: np.ndarray, guess: np.ndarray, static: np.ndarray, rows: np.ndarray
) -> SignerScores:
    still = rows & static
    return SignerScores(
        accuracy=float((truth[rows] == guess[rows]).mean()),
        recall=_averages(truth[still], guess[still]).recall,
        count=int(rows.sum()),
    )


def _scores(truth: np.ndarray, guess: np.ndarray, present: np.ndarray) -> tuple:
    """(precision, recall, F1, count) of each class present; one never guessed has precision 0."""
    from sklearn.metrics import precision_recall_fscore_support

    if len(present) == 0:
        return (), (), (), ()
    return precision_recall_fscore_support(truth, guess, labels=present, zero_division=0)


def _confusion(count: int, truth: np.ndarray, guess: np.ndarray) -> np.ndarray:
    from sklearn.metrics import confusion_matrix

    return confusion_matrix(truth, guess, labels=np.arange(count))


def _loss(truth: np.ndarray, probabilities: np.ndarray) -> float:
    right = probabilities[np.arange(len(truth)), truth].astype(np.float64)
    return float(-np.log(np.clip(right, SMALLEST_PROBABILITY, 1)).mean())


def _mean(values: Sequence[float] | np.ndarray) -> float | None:
    return float(np.mean(values)) if len(values) else None
