"""What an exported variant is worth: its size, its time, and how well it reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.evaluation import metrics
from asl_keras.evaluation.threshold import choose_threshold
from asl_keras.inference.classifier import Classifier, both_views
from mobile_export.compression.findings import gzipped_size
from mobile_export.measuring.hands import Hands
from mobile_export.measuring.latency import Latency, latency

THREADS = (1, 2)


@dataclass(frozen=True)
class Predictions:
    """The probabilities (N, labels) that a model gives to the hands of an export."""

    validation: np.ndarray
    test: np.ndarray


@dataclass(frozen=True)
class Measurement:
    """One row of the table; all figures are of both views of each test hand."""

    name: str
    """The recipe's, or `keras` for the model that was exported."""
    file: str
    bytes: int
    gzip_bytes: int
    """After gzip: what a download weighs, and where pruned weights show."""
    accuracy: float
    macro_f1: float
    calibration_error: float
    agreement: float
    """Share of the hands whose letter is the Keras model's."""
    largest_difference: float
    """Of any probability from the Keras model's."""
    threshold: float
    """That lets as few hands pass as a wrong letter as was asked for."""
    accepted: float
    """Share of the hands whose letter reaches the threshold."""
    latency: tuple[Latency, ...] = ()
    """For each number of threads; empty where it was not measured."""


def predict(classifier: Classifier, hands: Hands) -> Predictions:
    """Reads all hands that are judged."""
    return Predictions(
        both_views(classifier, hands.validation.masks), both_views(classifier, hands.test.masks)
    )


def measure(
    name: str,
    file: Path,
    labels: Sequence[str],
    hands: Hands,
    predictions: Predictions,
    original: Predictions,
    false_accept_rate: float,
) -> Measurement:
    """The figures of a model file.

    Args:
        name: of its recipe.
        file: the model.
        labels: of the model.
        hands: that it was asked.
        predictions: what it said to them.
        original: what the Keras model says to them.
        false_accept_rate: share of all hands that may be accepted as a wrong letter.
    """
    content = file.read_bytes()
    truth = np.array(labels)[hands.test.truth]
    report = metrics.measure(labels, truth, predictions.test, np.full(len(truth), ""))
    threshold = choose_threshold(predictions.validation, hands.validation.truth, false_accept_rate)
    same = predictions.test.argmax(axis=1) == original.test.argmax(axis=1)
    return Measurement(
        name=name,
        file=file.name,
        bytes=len(content),
        gzip_bytes=gzipped_size(content),
        accuracy=report["accuracy"],
        macro_f1=report["f1"],
        calibration_error=report["calibration_error"],
        agreement=float(same.mean()),
        largest_difference=float(np.abs(predictions.test - original.test).max()),
        threshold=threshold,
        accepted=float((predictions.test.max(axis=1) >= threshold).mean()),
        latency=_latencies(file) if file.suffix == ".tflite" else (),
    )


def _latencies(file: Path) -> tuple[Latency, ...]:
    return tuple(latency(file, threads) for threads in THREADS)
