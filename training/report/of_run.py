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
from training.settings import TrainingSettings
from training.settings.config import FILE

SYNTHETIC = "synthetic"  # the signer of hands that nobody signed
OF_SYNTHETIC = (
    "These hands are synthetic, and people are read worse. Judge the model on signers of its own: "
    "give their files to --validation, or to `python -m training.evaluate`."
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
        settings=settings.resolved().as_json(),
        repeat=f"python -m training.fit --config {FILE} --out ANOTHER",
        circumstances=times(history) | dict(environment),
    )


def _hands_of(signers: Sequence[str], of_strangers: bool) -> str:
    if signers == [SYNTHETIC]:
        return "synthetic hands"
    count = "1 signer" if len(signers) == 1 else f"{len(signers)} signers"
    if of_strangers:
        return f"hands of {count} whom it did not learn from"
    return "hands that it did not learn from"


def times(history: History) -> dict[str, object]:
    """How long a run took, and how fast it was."""
    seconds = sum(row["seconds"] for row in history)
    speeds = sorted(row["images_per_second"] for row in history)
    inputs = sorted(row["input_images_per_second"] for row in history)
    return {
        "time": f"{seconds / 60:.1f} minutes in {len(history)} epochs",
        "hands learnt from in a second": f"{speeds[len(speeds) // 2]:.0f}",
        "hands that the input makes in a second": f"{inputs[len(inputs) // 2]:.0f}",
    }


def machine() -> dict[str, object]:
    """On what it ran."""
    return {
        "asl-keras": __version__,
        "Python": platform.python_version(),
        "system": platform.platform(terse=True),
        "processor cores": os.cpu_count(),
    }
