"""Metrics for people: a table."""

from collections.abc import Mapping, Sequence

from asl_keras.errors import shown
from asl_keras.evaluation.metrics import Averages, ClassScores, Report, SignerScores
from asl_keras.table import aligned

UNKNOWN_SIGNER = "(unknown)"
NAME_WIDTH, LABEL_WIDTH = 32, 10  # characters, at most


def table(report: Report) -> str:
    """A report as text for the terminal, at most 80 columns wide."""
    parts = [_overall(report), _per_class(report), _per_signer(report)]
    return "\n\n".join("\n".join(lines) for lines in parts)


def _overall(report: Report) -> list[str]:
    rows = [
        ("", "hands", "accuracy", "precision", "recall", "F1"),
        _averages(f"all {len(report.per_class)} labels", report),
        _averages("static letters", report.static),
    ]
    return [
        aligned(rows),
        "",
        f"Loss {report.loss:.3f}, calibration error {percent(report.calibration_error)}.",
        "Precision, recall and F1 are macro averages. Static letters do not move.",
    ]


def _averages(name: str, one: Averages) -> tuple[str, ...]:
    shares = (one.accuracy, one.precision, one.recall, one.f1)
    return (name, str(one.count), *map(percent, shares))


def _per_class(report: Report) -> list[str]:
    head = ("label", "hands", "precision", "recall", "F1", "most often taken for")
    rows = [
        (
            cell(name, LABEL_WIDTH),
            str(one.count),
            *map(percent, (one.precision, one.recall, one.f1)),
            _mistake(one),
        )
        for name, one in sorted(report.per_class.items())
    ]
    return [aligned([head, *rows], remarks=1)]


def _mistake(one: ClassScores) -> str:
    if one.taken_for is None:
        return "-"
    return f"{cell(one.taken_for, LABEL_WIDTH)}, {percent(one.taken_count / one.count)}"


def _per_signer(report: Report) -> list[str]:
    head = ("signer", "hands", "accuracy", "recall, static")
    rows = [
        (
            cell(name or UNKNOWN_SIGNER, NAME_WIDTH),
            str(one.count),
            percent(one.accuracy),
            percent(one.recall),
        )
        for name, one in sorted(report.per_signer.items())
    ]
    return [aligned([head, *rows]), *_spread(report.per_signer)]


def _spread(signers: Mapping[str, SignerScores]) -> list[str]:
    """The lines that count every signer the same, where several are known."""
    known = [one for name, one in signers.items() if name]
    if len(known) < 2:
        return []
    recalls = [one.recall for one in known if one.recall is not None]
    return [
        "",
        _mean_of("accuracy", [one.accuracy for one in known]),
        *([_mean_of("recall of static letters", recalls)] if recalls else []),
    ]


def _mean_of(name: str, shares: Sequence[float]) -> str:
    mean = sum(shares) / len(shares)
    low, middle, high = map(percent, (min(shares), mean, max(shares)))
    return f"Mean {name} of {len(shares)} signers {middle}, from {low} to {high}."


def cell(name: str, width: int) -> str:
    """A name from somebody's file, cut short, with what could steer a terminal escaped."""
    return shown(name)[:width]


def percent(share: float | None) -> str:
    """Such as `97.3 %`; a dash for a share of nothing."""
    return "-" if share is None else f"{100 * share:.1f} %"
