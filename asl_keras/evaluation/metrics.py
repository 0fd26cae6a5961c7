"""How good probabilities are: one plain dictionary of numbers, ready for JSON.

Printing it is `asl_keras.evaluation.report`'s. The letters J and Z are movements, and a still hand
can only stand in for them: every average is also given over the static letters alone.
"""

from collections.abc import Sequence

import numpy as np

from asl_keras.errors import InputError

MOVING_LETTERS = ("J", "Z")
CALIBRATION_BINS = 15
SMALLEST_PROBABILITY = 1e-7  # in the logarithm of the loss; Keras takes the same


def measure(
    labels: Sequence[str], truth: np.ndarray, probabilities: np.ndarray, signers: np.ndarray
) -> dict:
    """Compares probabilities with the truth.

    Args:
        labels: of the model, in its order.
        truth: (N,) the right labels.
        probabilities: (N, C), a row for each hand and a column for each label.
        signers: (N,) text, empty where unknown.

    Returns:
        `count`, `accuracy`, macro `precision`, `recall` and `f1`; the same five under `static`;
        `loss` (cross-entropy), `calibration_error`; `per_class` (precision, recall, f1, count, and
        the label `taken_for` most often among the wrong ones, `taken_count` times) of the classes
        that occur; `per_signer` (accuracy, macro `recall` over static letters, count);
        `confusion` (C, C), rows are the truth. None stands for a mean of nothing.

    Raises:
        InputError: if there are no rows, or the model does not know a label.
        ValueError: if the shapes do not fit, or a probability is not finite.
    """
    _check(labels, truth, probabilities, signers)
    index = _indices(labels, truth)
    guess = probabilities.argmax(axis=1)
    confusion = _confusion(len(labels), index, guess)
    static = ~np.isin(truth, MOVING_LETTERS)
    return {
        **_averages(index, guess),
        "static": _averages(index[static], guess[static]),
        "loss": _loss(index, probabilities),
        "calibration_error": calibration_error(guess == index, probabilities.max(axis=1)),
        "per_class": _per_class(labels, index, guess, confusion),
        "per_signer": {
            str(signer): _of_signer(index, guess, static, signers == signer)
            for signer in np.unique(signers)
        },
        "confusion": confusion.tolist(),
    }


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


def _check(labels, truth, probabilities, signers) -> None:
    if len(truth) == 0:
        raise InputError("Expected at least one labelled hand, to measure. Received: none")
    strangers = np.setdiff1d(truth, labels)
    if len(strangers):
        raise InputError(
            f"Expected labels that the model knows: {' '.join(labels)}. Received also: "
            f"{' '.join(map(repr, strangers.tolist()))}. Leave these rows out."
        )
    shape = len(truth), len(labels)
    if probabilities.shape != shape or not np.isfinite(probabilities).all():
        raise ValueError(
            f"Expected finite `probabilities` of shape {shape}. Received: {probabilities.shape}"
        )
    if signers.shape != truth.shape:
        raise ValueError(f"Expected `signers` of shape {truth.shape}. Received: {signers.shape}")


def _indices(labels: Sequence[str], truth: np.ndarray) -> np.ndarray:
    """(N,) the column of each right label."""
    order = np.argsort(labels)
    return order[np.searchsorted(np.asarray(labels)[order], truth)]


def _averages(index: np.ndarray, guess: np.ndarray) -> dict:
    """Accuracy, and the macro averages over the classes that occur."""
    precision, recall, f1, _ = _scores(index, guess, np.unique(index))
    return {
        "count": len(index),
        "accuracy": _mean(index == guess),
        "precision": _mean(precision),
        "recall": _mean(recall),
        "f1": _mean(f1),
    }


def _per_class(
    labels: Sequence[str], index: np.ndarray, guess: np.ndarray, confusion: np.ndarray
) -> dict:
    present = np.unique(index)
    scores = zip(*_scores(index, guess, present), strict=True)
    return {
        str(labels[one]): {
            "precision": float(precision),
            "recall": float(recall),
            "f1": float(f1),
            "count": int(count),
            **_worst_mistake(labels, one, confusion[one]),
        }
        for one, (precision, recall, f1, count) in zip(present, scores, strict=True)
    }


def _worst_mistake(labels: Sequence[str], one: int, counts: np.ndarray) -> dict:
    wrong = np.where(np.arange(len(labels)) == one, 0, counts)
    worst = int(wrong.argmax())
    taken_for = str(labels[worst]) if wrong[worst] else None
    return {"taken_for": taken_for, "taken_count": int(wrong[worst])}


def _of_signer(index: np.ndarray, guess: np.ndarray, static: np.ndarray, rows: np.ndarray) -> dict:
    still = rows & static
    return {
        "accuracy": _mean(index[rows] == guess[rows]),
        "recall": _averages(index[still], guess[still])["recall"],
        "count": int(rows.sum()),
    }


def _scores(index: np.ndarray, guess: np.ndarray, present: np.ndarray) -> tuple:
    """(precision, recall, F1, count) of each class present; one never guessed has precision 0."""
    from sklearn.metrics import precision_recall_fscore_support

    if len(present) == 0:
        return (), (), (), ()
    return precision_recall_fscore_support(index, guess, labels=present, zero_division=0)


def _confusion(count: int, index: np.ndarray, guess: np.ndarray) -> np.ndarray:
    from sklearn.metrics import confusion_matrix

    return confusion_matrix(index, guess, labels=np.arange(count))


def _loss(index: np.ndarray, probabilities: np.ndarray) -> float:
    right = probabilities[np.arange(len(index)), index].astype(np.float64)
    return float(-np.log(np.clip(right, SMALLEST_PROBABILITY, 1)).mean())


def _mean(values: Sequence[float]) -> float | None:
    return float(np.mean(values)) if len(values) else None
