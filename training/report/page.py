"""The page: what a reader of a run asks, in that order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from asl_keras.evaluation.metrics import Report
from asl_keras.evaluation.report import percent
from training.report.calibration import calibration
from training.report.confusion import matrix, pairs
from training.report.curves import History, curves
from training.report.document import document, heading
from training.report.judged import Judged
from training.report.markup import Markup, element, joined, named, section, table
from training.report.tables import letters, signers

MOST_FILES = 20  # of a setting that are named


@dataclass(frozen=True, eq=False)
class Findings:
    """What a page is made of."""

    kind: str
    """Of what it reports: "Training run"."""
    name: str
    """Of the run or the model."""
    report: Report
    judged: Judged
    of_whom: str
    """Whose hands were read: "hands of 3 signers who were not learnt from"."""
    notes: Sequence[str]
    """What a reader of the figures must know."""
    history: History = ()
    better: str = "val_loss"
    """The column that says which epoch is the best."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """As in `config.toml`."""
    repeat: str = ""
    """The command that repeats it."""
    circumstances: Mapping[str, object] = field(default_factory=dict)
    """Time and environment, by name."""


def page(found: Findings) -> str:
    """The report as an HTML document that needs nothing else."""
    report, labels = found.report, found.judged.alphabet.labels
    title = f"{named(found.name)}: {percent(report.accuracy)} of {found.of_whom}"
    parts = (
        _head(found),
        curves(found.history, found.better),
        pairs(found.judged, report.confusion),
        matrix(report.confusion, labels),
        letters(report.per_class),
        signers(report.per_signer),
        calibration(found.judged, report.calibration_error),
        _configuration(found),
        _circumstances(found),
    )
    return document(title, *parts)


def _head(found: Findings) -> Markup:
    report = found.report
    figures = {
        "recall of still letters": percent(report.static.recall),
        "F1, all labels": percent(report.f1),
        "loss": f"{report.loss:.3f}",
        "calibration error": percent(report.calibration_error),
    }
    return heading(
        found.kind,
        named(found.name),
        percent(report.accuracy),
        f"of {found.of_whom} are read rightly",
        figures,
        list(found.notes),
    )


def _configuration(found: Findings) -> Markup:
    if not found.settings:
        return joined()
    rows = [
        (element("code", name), _value(one))
        for name, one in found.settings.items()
        if one not in (None, "", [])
    ]
    repeat = element("p", "To repeat it: ", element("code", found.repeat))
    return section("Configuration", repeat, table("Settings", ("name", "value"), rows, "facts"))


def _value(value: object) -> object:
    if isinstance(value, list):
        names = [named(str(one)) for one in value[:MOST_FILES]]
        more = [f"and {len(value) - MOST_FILES} more"] if len(value) > MOST_FILES else []
        lines = [part for name in names + more for part in (name, element("br"))]
        return joined(*lines[:-1])
    return str(value).lower() if isinstance(value, bool) else named(str(value))


def _circumstances(found: Findings) -> Markup:
    if not found.circumstances:
        return joined()
    rows = [(name, named(str(one))) for name, one in found.circumstances.items()]
    made = table("Time and environment", ("name", "value"), rows, "facts")
    return section("Time and environment", made)
