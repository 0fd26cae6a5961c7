"""The page that a run leaves."""

import os
import platform
from collections.abc import Mapping, Sequence

from asl_keras import __version__
from asl_keras.evaluation.metrics import Report
from training.hands.training_data import TrainingData
from training.report.curves import History
from training.report.judged import Judged
from training.report.page import Findings
from training.run.history import median
from training.settings import TrainingSettings
from training.settings.config import FILE

SYNTHETIC = "synthetic"  # the signer of hands that nobody signed
OF_SYNTHETIC = (
    "These hands are synthetic, and people are read worse. Judge the model by people: give their "
    "hands to --validation, or evaluate it on them."
)
CHOSEN = "The epoch was chosen by these hands, so their figures are slightly too good."


def of_run(
    name: str,
    settings: TrainingSettings,
    data: TrainingData,
    judged: Judged,
    report: Report,
    history: History,
    remark: str,
    environment: Mapping[str, object],
) -> Findings:
    """What the page of a finished run is made of.

    Args:
        name: of the run.
        settings: of it.
        data: that it learnt from.
        judged: its validation part.
        report: of that.
        history: a row for each epoch.
        remark: what a reader of the figures must know.
        environment: what is said besides times.
    """
    signers = sorted({str(one) for one in data.validation.signers[judged.rows]})
    is_synthetic = signers == [SYNTHETIC]
    return Findings(
        kind=f"Training run, {settings.arch}",
        name=name,
        report=report,
        judged=judged,
        of_whom=f"{report.count} {_hands_of(signers, data.of_strangers)}",
        notes=[*([OF_SYNTHETIC] if is_synthetic else [CHOSEN]), remark],
        history=history,
        better=settings.stop_on,
        settings=settings.resolved().as_json(),
        repeat=f"python -m training.fit --config {FILE} --out ANOTHER",
        circumstances=times(history) | dict(environment),
    )


def _hands_of(signers: Sequence[str], of_strangers: bool) -> str:
    if signers == [SYNTHETIC]:
        return "synthetic hands"
    if not of_strangers:
        return "hands that were set aside"
    count = "1 signer" if len(signers) == 1 else f"{len(signers)} signers"
    return f"hands of {count} whom it did not learn from"


def times(history: History) -> dict[str, object]:
    """How long a run took, and how fast it was."""
    seconds = sum(row["seconds"] for row in history)
    epochs = "1 epoch" if len(history) == 1 else f"{len(history)} epochs"
    return {
        "time": f"{seconds / 60:.1f} minutes in {epochs}",
        "hands learnt from in a second": _speed(history, "images_per_second"),
        "hands that the input makes in a second": _speed(history, "input_images_per_second"),
    }


def _speed(history: History, name: str) -> str:
    speed = median(history, name)
    return "too few to tell" if speed is None else f"{speed:.0f}"


def machine() -> dict[str, object]:
    """On what it ran."""
    return {
        "asl-keras": __version__,
        "Python": platform.python_version(),
        "system": platform.platform(terse=True),
        "processor cores": os.cpu_count(),
    }
