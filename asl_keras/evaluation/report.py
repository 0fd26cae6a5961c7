"""Metrics for people: a table, a confusion matrix, the curves."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from asl_keras.evaluation.metrics import Averages, ClassScores, Report, SignerScores
from asl_keras.evaluation.palette import ACCENT, FRAME, GRID, INK, PALE, PAPER
from asl_keras.table import aligned

UNKNOWN_SIGNER = "(unknown)"
NAME_WIDTH, LABEL_WIDTH = 32, 10  # characters, at most


def table(report: Report) -> str:
    """A report as text for the terminal, at most 80 columns wide."""
    parts = [_overall(report), _per_class(report), _per_signer(report)]
    return "\n\n".join("\n".join(lines) for lines in parts)


def save_confusion_matrix(report: Report, labels: Sequence[str], path: Path) -> None:
    """Draws the confusion matrix as a PNG: shares of a row as colour, counts as numbers."""
    from matplotlib.figure import Figure

    counts = np.array(report.confusion)
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    side = max(4.0, 0.4 * len(labels) + 1.6)
    figure = Figure((side, side), layout="constrained", facecolor=PAPER)
    axes = figure.add_subplot()
    # A root, so that a confusion of a few per cent can be seen.
    axes.imshow(shares**0.6, cmap="Blues", vmin=0, vmax=1)
    for row, column in np.argwhere(counts):
        colour = PAPER if shares[row, column] > 0.35 else INK
        text = str(counts[row, column])
        size = 9 if len(text) < 4 else 7
        axes.text(column, row, text, ha="center", va="center", color=colour, fontsize=size)
    _label_cells(axes, labels)
    axes.set_title(_title(report), loc="left", color=INK)
    figure.savefig(path, dpi=120)


def save_curves(history: Sequence[Mapping], path: Path) -> None:
    """Draws loss and accuracy over the epochs as a PNG.

    Args:
        history: one row per epoch, at least one, with `loss`, `accuracy`, `val_loss` and
            `val_accuracy`, as Keras names them; what is absent is left out.
        path: of the PNG.
    """
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure((10, 4), layout="constrained", facecolor=PAPER)
    names = [name for name in ("loss", "accuracy") if name in history[0]]
    for place, name in enumerate(names, start=1):
        axes = figure.add_subplot(1, len(names), place)
        _curve(axes, history, name, "training", PALE)
        _curve(axes, history, f"val_{name}", "validation", ACCENT)
        axes.set_title(name.capitalize(), loc="left", color=INK)
        axes.set_xlabel("epoch", color=INK)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(alpha=0.25)
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False)
    figure.savefig(path, dpi=120)


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
    """A name from somebody's file, cut short, without what could steer a terminal."""
    printable = "".join(character if character.isprintable() else "?" for character in name)
    return printable[:width]


def percent(share: float | None) -> str:
    """Such as `97.3 %`; a dash for a share of nothing."""
    return "-" if share is None else f"{100 * share:.1f} %"


def _label_cells(axes, labels: Sequence[str]) -> None:
    places = range(len(labels))
    axes.set_xticks(places, labels)
    axes.set_yticks(places, labels)
    axes.tick_params(length=0, labeltop=True, colors=INK)
    axes.set_xlabel("recognised as", color=INK)
    axes.set_ylabel("shown", color=INK)
    # Hairlines between the cells.
    axes.set_xticks([place - 0.5 for place in places], minor=True)
    axes.set_yticks([place - 0.5 for place in places], minor=True)
    axes.grid(which="minor", color=GRID, linewidth=0.6)
    axes.tick_params(which="minor", length=0)
    axes.spines[:].set_color(FRAME)


def _title(report: Report) -> str:
    return (
        f"{report.count} hands: accuracy {percent(report.accuracy)},\n"
        f"macro recall of static letters {percent(report.static.recall)}"
    )


def _curve(axes, history: Sequence[Mapping], key: str, label: str, colour: str) -> None:
    points = [(epoch, row[key]) for epoch, row in enumerate(history, start=1) if key in row]
    if points:
        axes.plot(*zip(*points, strict=True), marker="o", markersize=3, color=colour, label=label)
