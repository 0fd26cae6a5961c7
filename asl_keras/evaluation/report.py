"""Metrics for people: a table, a confusion matrix, the curves."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

UNKNOWN_SIGNER = "(unknown)"
NAME_WIDTH = 32
INK, PAPER = "#1b1f24", "white"
TRAINING_COLOUR, VALIDATION_COLOUR = "#8a94a0", "#0b6bcb"


def table(report: Mapping) -> str:
    """A report as text for the terminal, at most 80 columns wide."""
    parts = [_overall(report), _per_class(report), _per_signer(report)]
    return "\n\n".join("\n".join(lines) for lines in parts)


def save_confusion_matrix(report: Mapping, labels: Sequence[str], path: Path) -> None:
    """Draws the confusion matrix as a PNG: shares of a row as colour, counts as numbers."""
    from matplotlib.figure import Figure

    counts = np.array(report["confusion"])
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
        _curve(axes, history, name, "training", TRAINING_COLOUR)
        _curve(axes, history, f"val_{name}", "validation", VALIDATION_COLOUR)
        axes.set_title(name.capitalize(), loc="left", color=INK)
        axes.set_xlabel("epoch", color=INK)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(alpha=0.25)
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False)
    figure.savefig(path, dpi=120)


def _overall(report: Mapping) -> list[str]:
    head = f"{'':<26}{'hands':>8}{'accuracy':>11}{'precision':>11}{'recall':>9}{'F1':>9}"
    letters = len(report["per_class"])
    return [
        head,
        _averages(f"all {letters} labels", report),
        _averages("static, without J and Z", report["static"]),
        "",
        f"Loss {report['loss']:.3f}, calibration error {_percent(report['calibration_error'])}.",
        "Precision, recall and F1 are macro averages.",
    ]


def _averages(name: str, averages: Mapping) -> str:
    accuracy, precision, recall, f1 = (
        _percent(averages[key]) for key in ("accuracy", "precision", "recall", "f1")
    )
    return f"{name:<26}{averages['count']:>8}{accuracy:>11}{precision:>11}{recall:>9}{f1:>9}"


def _per_class(report: Mapping) -> list[str]:
    head = (
        f"{'label':<10}{'hands':>8}{'precision':>12}{'recall':>9}{'F1':>9}   most often taken for"
    )
    return [head] + [
        f"{_cell(name, 10)}{one['count']:>8}{_percent(one['precision']):>12}"
        f"{_percent(one['recall']):>9}{_percent(one['f1']):>9}   {_mistake(one)}"
        for name, one in sorted(report["per_class"].items())
    ]


def _mistake(one: Mapping) -> str:
    if not one["taken_count"]:
        return "-"
    return f"{_cell(one['taken_for'], 10).rstrip()}, {_percent(one['taken_count'] / one['count'])}"


def _per_signer(report: Mapping) -> list[str]:
    signers = report["per_signer"]
    head = f"{'signer':<{NAME_WIDTH}}{'hands':>8}{'accuracy':>11}{'recall, static':>17}"
    lines = [
        f"{_cell(name or UNKNOWN_SIGNER, NAME_WIDTH)}{one['count']:>8}"
        f"{_percent(one['accuracy']):>11}{_percent(one['recall']):>17}"
        for name, one in sorted(signers.items())
    ]
    return [head, *lines, *_spread(signers)]


def _spread(signers: Mapping) -> list[str]:
    """The line that counts every signer the same, where several are known."""
    accuracies = [one["accuracy"] for name, one in signers.items() if name]
    if len(accuracies) < 2:
        return []
    low, mean, high = (_percent(f(accuracies)) for f in (min, np.mean, max))
    return ["", f"Mean accuracy of {len(accuracies)} signers {mean}, from {low} to {high}."]


def _cell(name: str, width: int) -> str:
    """A name from somebody's file, cut to a column, without what could steer a terminal."""
    printable = "".join(character if character.isprintable() else "?" for character in name)
    return f"{printable[: width - 1]:<{width}}"


def _percent(share: float | None) -> str:
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
    axes.grid(which="minor", color="#e3e7eb", linewidth=0.6)
    axes.tick_params(which="minor", length=0)
    axes.spines[:].set_color("#c5ccd3")


def _title(report: Mapping) -> str:
    return (
        f"{report['count']} hands: accuracy {_percent(report['accuracy'])},\n"
        f"macro recall without J and Z {_percent(report['static']['recall'])}"
    )


def _curve(axes, history: Sequence[Mapping], key: str, label: str, colour: str) -> None:
    points = [(epoch, row[key]) for epoch, row in enumerate(history, start=1) if key in row]
    if points:
        axes.plot(*zip(*points, strict=True), marker="o", markersize=3, color=colour, label=label)
