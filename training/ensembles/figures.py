"""What a model reads of judges, and what it costs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from asl_keras import table
from asl_keras.data.dataset import Dataset
from asl_keras.evaluation.evaluate import evaluate
from asl_keras.inference.recognizer import Recognizer
from mobile_export.measuring.latency import latencies

BATCH = 64  # views that a model reads at once
THREADS = 2
HEAD = ("", "recall", "worst signer", "calib.", "MB", "ms: median (p95)")


@dataclass(frozen=True)
class Figures:
    """Of one exported model."""

    name: str
    by_signer: Mapping[str, float]
    """Macro recall over static letters."""
    calibration_error: float
    megabytes: float
    median: float
    """Milliseconds for both views of a hand, from what the model reads to the probabilities."""
    p95: float

    @property
    def recall(self) -> float:
        """The mean over signers."""
        return float(np.mean(list(self.by_signer.values())))

    def as_json(self) -> dict[str, Any]:
        """All figures, ready for JSON."""
        return {**asdict(self), "recall": self.recall}

    def row(self) -> tuple[str, ...]:
        """Of the table."""
        worst = min(self.by_signer, key=lambda signer: self.by_signer[signer])
        return (
            self.name,
            f"{self.recall:.1%}",
            f"{worst} {self.by_signer[worst]:.1%}",
            f"{self.calibration_error:.3f}",
            f"{self.megabytes:.2f}",
            f"{self.median:.1f} ({self.p95:.1f})",
        )


def measure(files: Mapping[str, Path], data: Dataset) -> list[Figures]:
    """The figures of `.tflite` files by name; they take turns when they are timed."""
    times = [one.both_views for one in latencies(list(files.values()), THREADS)]
    rows = np.arange(len(data))
    found = []
    for (name, file), time in zip(files.items(), times, strict=True):
        report = evaluate(Recognizer(file, batch=BATCH), data, rows)[0].report
        recalls = {signer: one.recall for signer, one in report.per_signer.items()}
        known = {signer: recall for signer, recall in recalls.items() if recall is not None}
        size = file.stat().st_size / 1e6
        found.append(Figures(name, known, report.calibration_error, size, time.median, time.p95))
    return found


def figures_table(rows: Sequence[Figures]) -> str:
    """A line for each model."""
    return table.aligned([HEAD, *(row.row() for row in rows)])


def gain(ensemble: Figures, members: Sequence[Figures]) -> str:
    """A sentence on what the ensemble gains over its best member, and costs."""
    best = max(members, key=lambda one: one.recall)
    points = 100 * (ensemble.recall - best.recall)
    return (
        f"The ensemble reads {abs(points):.1f} points {'more' if points >= 0 else 'less'} than "
        f"{best.name}, its best member, for {ensemble.median:.1f} ms and {ensemble.megabytes:.2f} "
        f"MB instead of {best.median:.1f} ms and {best.megabytes:.2f} MB."
    )
