"""What an exported model is worth: its size, its time, and how far it is from the Keras model."""

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.recognizer import Classifier, Recognizer, both_views

WARM_UP, RUNS = 5, 50


@dataclass(frozen=True)
class Measurement:
    """One row of the table."""

    file: str
    bytes: int
    accuracy: float
    """Share of the test hands read right, from both views."""
    milliseconds: float | None = None
    """Median for both views of one hand on two threads; None where it was not measured."""
    largest_difference: float = 0.0
    """Of any probability of any test hand from the Keras model's."""


def accuracy(probabilities: np.ndarray, answers: np.ndarray) -> float:
    """The share of rows (N, classes) whose largest probability is at the answer (N,)."""
    return float((probabilities.argmax(axis=1) == answers).mean())


def measure(file: Path, masks: np.ndarray, answers: np.ndarray, keras: np.ndarray) -> Measurement:
    """Measures a `.tflite` on test masks, next to the Keras model's probabilities for them."""
    recognizer = Recognizer(file)
    probabilities = both_views(recognizer, masks)
    return Measurement(
        file=file.name,
        bytes=file.stat().st_size,
        accuracy=accuracy(probabilities, answers),
        milliseconds=latency(recognizer, masks[:1]),
        largest_difference=float(np.abs(probabilities - keras).max()),
    )


def latency(classifier: Classifier, mask: np.ndarray) -> float:
    """The median time in milliseconds for both views of a mask (1, S, S, 3)."""
    seconds = []
    for _ in range(WARM_UP + RUNS):
        start = time.perf_counter()
        both_views(classifier, mask)
        seconds.append(time.perf_counter() - start)
    return 1000 * float(np.median(seconds[WARM_UP:]))


def table(rows: list[Measurement]) -> str:
    """The measurements in aligned columns; the first row is the Keras model's."""
    width = max(len(row.file) for row in rows)
    lines = [f"{'file':<{width}}  {'MB':>6}  {'ms':>6}  {'accuracy':>8}  largest difference"]
    for row in rows:
        milliseconds = "-" if row.milliseconds is None else f"{row.milliseconds:.1f}"
        difference = "-" if row.milliseconds is None else f"{row.largest_difference:.4f}"
        lines.append(
            f"{row.file:<{width}}  {row.bytes / 1e6:6.2f}  {milliseconds:>6}  "
            f"{row.accuracy:8.1%}  {difference}"
        )
    return "\n".join(lines)
