"""What an exported variant is worth: its size, its time, and how well it reads."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np

from asl_keras.evaluation.acceptance import accepted
from asl_keras.evaluation.metrics import score
from asl_keras.evaluation.temperature import fit_temperature
from asl_keras.evaluation.threshold import choose_rejection, choose_threshold
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.calibration import calibrated
from asl_keras.inference.classifier import Classifier, both_views
from mobile_export.compression.findings import gzipped_size
from mobile_export.measuring.hands import Hands
from mobile_export.measuring.latency import Latency, latency
from mobile_export.settings import Acceptance, ExportSettings

THREADS = (1, 2)


@dataclass(frozen=True)
class Predictions:
    """The probabilities (N, labels) that a model gives to an export's hands, not calibrated."""

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
    temperature: float = 1.0
    """That calibrates; the threshold is of calibrated probabilities."""

    def as_json(self) -> dict[str, Any]:
        """The figures, ready for JSON."""
        return {**asdict(self), "latency": [times.as_json() for times in self.latency]}


def predict(classifier: Classifier, hands: Hands) -> Predictions:
    """Reads all hands that are judged."""
    return Predictions(
        both_views(classifier, hands.validation.batch), both_views(classifier, hands.test.batch)
    )


def measure(
    name: str,
    file: Path,
    alphabet: Alphabet,
    hands: Hands,
    predictions: Predictions,
    original: Predictions,
    settings: ExportSettings,
) -> Measurement:
    """The figures of a model file.

    Args:
        name: of its recipe.
        file: the model.
        alphabet: of the model.
        hands: that it was asked.
        predictions: what it said to them.
        original: what the Keras model says to them.
        settings: how threshold and temperature are chosen.
    """
    content, truth = file.read_bytes(), hands.test.truth
    accepts = acceptance(alphabet, hands, predictions.validation, settings)
    test = calibrated(predictions.test, accepts.temperature)
    report = score(alphabet, truth, test, signers=np.full(len(truth), ""))
    same = predictions.test.argmax(axis=1) == original.test.argmax(axis=1)
    return Measurement(
        name=name,
        file=file.name,
        bytes=len(content),
        gzip_bytes=gzipped_size(content),
        accuracy=cast(float, report.accuracy),  # None is of no hands, which `score` refuses
        macro_f1=cast(float, report.f1),
        calibration_error=report.calibration_error,
        agreement=float(same.mean()),
        largest_difference=float(np.abs(predictions.test - original.test).max()),
        threshold=accepts.threshold,
        accepted=float(accepted(alphabet, test, accepts.threshold).mean()),
        latency=_latencies(file) if file.suffix == ".tflite" else (),
        temperature=accepts.temperature,
    )


def acceptance(
    alphabet: Alphabet, hands: Hands, validation: np.ndarray, settings: ExportSettings
) -> Acceptance:
    """The temperature and the threshold of a model.

    Args:
        alphabet: of the model.
        hands: that it was asked.
        validation: what it says to those that validate, not calibrated.
        settings: how both are chosen.
    """
    temperature = _temperature(alphabet, hands, validation, settings)
    calm = calibrated(validation, temperature)
    return Acceptance(temperature, _threshold(alphabet, hands.validation.truth, calm, settings))


def _temperature(
    alphabet: Alphabet, hands: Hands, validation: np.ndarray, settings: ExportSettings
) -> float:
    """The given one; fitted where hands of no letter say that the data are there for it; else 1."""
    if settings.temperature is not None:
        return settings.temperature
    if hands.recorded and _nones(alphabet, hands.validation.truth).any():
        return fit_temperature(validation, hands.validation.truth)
    return 1.0


def _threshold(
    alphabet: Alphabet, truth: np.ndarray, validation: np.ndarray, settings: ExportSettings
) -> float:
    """The given one; by hands of no letter where there are some; else by misread letters."""
    if settings.threshold is not None:
        return settings.threshold
    nones, rate = _nones(alphabet, truth), settings.false_accept_rate
    if nones.any():
        return choose_rejection(alphabet, validation[nones], rate)
    return choose_threshold(alphabet, validation, truth, rate)


def _nones(alphabet: Alphabet, truth: np.ndarray) -> np.ndarray:
    """bool (N,): the hands of no letter."""
    return ~alphabet.is_letter[truth]


def _latencies(file: Path) -> tuple[Latency, ...]:
    return tuple(latency(file, threads) for threads in THREADS)
