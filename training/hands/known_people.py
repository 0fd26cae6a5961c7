"""Whose hands a run has learnt from: these people cannot judge it."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from asl_keras import files
from asl_keras.data.dataset import load
from asl_keras.errors import InputError
from asl_keras.synthetic.pose_model import SHIPPED, PoseModel
from training.settings.start import NO_FILES

REPORT = "report.json"  # of a run, beside its model
MOST_BYTES = 10_000_000
LONGEST_NAME = 4096  # of a file; no system takes more
MOST_STARTS = 20  # runs of which each began with the weights of the one before
NOBODY_KNOWS = "Whom {} has learnt from nobody says: name data of people who are left out for good."


def known_people(data: Sequence[Path], pose_model: Path, people: Collection[str]) -> set[str]:
    """Those of some people whose hands a run was given, or whose shapes its synthetic hands had.

    Args:
        data: NPZ files that it learnt from; none of a run on synthetic hands.
        pose_model: where those came from.
        people: who are asked about.

    Raises:
        InputError: if a file cannot be read.
    """
    if not data:
        return set(people) - set(PoseModel.load(pose_model).strangers(people))
    return set(people) & set(load(data).signers.tolist())


def acquaintances(model: Path | None, people: Collection[str]) -> set[str] | None:
    """Those of whom a model has learnt; None if nobody knows whom it knows.

    Args:
        model: a file, beside which its run's report says what it learnt from; None for what comes
            with the package.
        people: who are asked about.

    Raises:
        InputError: if the report is damaged, or what it names cannot be read.
    """
    known: set[str] = set()
    for _ in range(MOST_STARTS):
        if model is None:
            return known | known_people((), SHIPPED, people)
        settings = _settings(model.parent / REPORT)
        if settings is None:
            return None
        data = [Path(one) for one in settings["data"]]
        known |= known_people(data, Path(settings["pose_model"] or SHIPPED), people)
        if settings["weights"] in NO_FILES:
            return known
        model = Path(settings["weights"])
    return None


def _settings(report: Path) -> dict[str, Any] | None:
    """What a run was told; None without a report, or beside another program's."""
    if not os.path.lexists(report):
        return None
    try:
        known = files.read_json(report, MOST_BYTES)
    except files.UnreadableError as error:
        raise _damaged(report, str(error)) from error
    if isinstance(known, dict) and "settings" not in known:
        return None
    try:
        settings = known["settings"]
        data, others = settings["data"], [settings["pose_model"], settings["weights"]]
    except (KeyError, TypeError) as error:
        raise _damaged(report, "is damaged") from error
    if not (isinstance(data, list) and all(map(_is_name, [*data, *others]))):
        raise _damaged(report, "is damaged")
    return settings


def _damaged(report: Path, fault: str) -> InputError:
    return InputError(
        "Expected the report of a run, which says whom its model has learnt from. Received: "
        f"{report}, which {fault}. Copy it again, or move it away: nobody says it then."
    )


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NAME and "\0" not in value
