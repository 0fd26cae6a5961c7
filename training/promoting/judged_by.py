"""Whose hands may judge two models: people whom neither has learnt from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from asl_keras import files
from asl_keras.errors import InputError
from asl_keras.synthetic.pose_model import SHIPPED
from training.run.known_people import known_people
from training.settings.start import NO_FILES

REPORT = "report.json"  # of a run, beside its model
MOST_BYTES = 10_000_000
MOST_STARTS = 20  # runs of which each began with the weights of the one before


def acquaintances(model: Path | None, people: Collection[str]) -> set[str] | None:
    """Those of whom a model has learnt; None if nobody knows whom it knows.

    Args:
        model: a file, beside which its run's report says what it learnt from; None for what comes
            with the package.
        people: who are asked about.

    Raises:
        InputError: if what the report names cannot be read.
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
    """What a run was told; None if there is no report that says it."""
    try:
        known = files.read_json(report, MOST_BYTES)["settings"]
        data, others = known["data"], [known["pose_model"], known["weights"]]
    except (files.UnreadableError, KeyError, TypeError):
        return None
    are_names = isinstance(data, list) and all(isinstance(one, str) for one in [*data, *others])
    return known if are_names else None


def expect_strangers(people: Sequence[str], known: Iterable[str]) -> list[str]:
    """The people but the known; InputError if nobody is left."""
    left = sorted(set(people) - set(known) - {""})
    if not left:
        names = ", ".join(sorted({*people} - {""})) or "none with a name"
        raise InputError(
            "Expected hands of signers whom neither model has learnt from as `data`. Received: "
            f"{names}. Leave some people out of training for good, and judge by them.",
            "data",
        )
    return left
