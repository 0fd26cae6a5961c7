"""The measurements of an export, for people: a table, and a chart of size against accuracy."""

from collections.abc import Container, Sequence
from pathlib import Path

from asl_keras.evaluation.palette import INK, PALE, PAPER
from asl_keras.files import replacing
from asl_keras.table import aligned
from mobile_export.measuring.measurement import THREADS, Measurement

HEAD = ("recipe", "MB", "gzip", "accuracy", "F1", "calib.", "agrees", "differs", "threshold", "")
TIMES = "ms: median (p95)"
AREA = 25  # of a mark, in points squared for each millisecond
LEAST_SPAN = 2.0  # of the axis of accuracy, in per cent: less would blow up noise


def table(rows: Sequence[Measurement], rejected: Container[str]) -> str:
    """The measurements in aligned columns, then the times; the first row is the Keras model's."""
    figures = [_figures(row, row.name in rejected) for row in rows]
    times = [(row.name, *_times(row)) for row in rows if row.latency]
    # Of one view and of both views of a hand, for each number of threads.
    head = [f"{what}, {n} thr." for n in THREADS for what in ("one view", "both views")]
    return f"{aligned([HEAD, *figures], remarks=1)}\n\n{aligned([(TIMES, *head), *times])}"


def _figures(row: Measurement, is_rejected: bool) -> tuple[str, ...]:
    return (
        row.name,
        f"{row.bytes / 1e6:.2f}",
        f"{row.gzip_bytes / 1e6:.2f}",
        f"{row.accuracy:.1%}",
        f"{row.macro_f1:.3f}",
        f"{row.calibration_error:.3f}",
        f"{row.agreement:.1%}",
        f"{row.largest_difference:.4f}",
        f"{row.threshold:.2f}",
        "rejected" if is_rejected else "",
    )


def _times(row: Measurement) -> list[str]:
    times = [each for one in row.latency for each in (one.one_view, one.both_views)]
    return [f"{_milliseconds(each.median)} ({_milliseconds(each.p95)})" for each in times]


def _milliseconds(time: float) -> str:
    """Two digits at least: a model that reads landmarks takes hundredths."""
    return f"{time:.1f}" if time >= 1 else f"{time:.2f}"


def save_chart(rows: Sequence[Measurement], rejected: Container[str], path: Path) -> None:
    """Draws size against accuracy as a PNG; the area of a mark is the time for both views.

    Args:
        rows: the Keras model's, then those of the variants.
        rejected: the names of variants that are drawn as crosses.
        path: of the PNG.
    """
    from matplotlib import colormaps
    from matplotlib.figure import Figure

    figure = Figure((9, 4.5), layout="constrained", facecolor=PAPER)
    axes = figure.add_subplot()
    original, *variants = rows
    name = f"Keras {original.bytes / 1e6:.1f} MB, {original.accuracy:.1%}"
    axes.axhline(100 * original.accuracy, color=PALE, linestyle="--", zorder=0, label=name)
    for index, row in enumerate(variants):
        place = row.bytes / 1e6, 100 * row.accuracy
        colour = colormaps["tab10"](index % 10)
        milliseconds = row.latency[-1].both_views.median
        time = _milliseconds(milliseconds)
        text = f"{row.name} {place[0]:.2f} MB, {row.accuracy:.1%}, {time} ms"
        axes.scatter(*place, s=AREA * milliseconds, color=colour, alpha=0.3, linewidths=0)
        marker, size = ("x", 60) if row.name in rejected else ("o", 16)
        axes.scatter(*place, color=colour, label=text, marker=marker, s=size)
    _stretch(axes)
    axes.set_xlabel("size, MB", color=INK)
    axes.set_ylabel("accuracy, %", color=INK)
    title = f"A mark's area is the time for both views on {THREADS[-1]} threads; crosses: rejected"
    axes.set_title(title, loc="left", color=INK, fontsize=10)
    axes.grid(alpha=0.25)
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(loc="outside right upper", frameon=False, fontsize=9)
    with replacing(path) as unfinished:
        figure.savefig(unfinished, dpi=120)


def _stretch(axes) -> None:
    axes.margins(0.2)
    low, high = axes.get_ylim()
    missing = max(0.0, LEAST_SPAN - (high - low)) / 2
    axes.set_ylim(low - missing, high + missing)
    axes.set_xlim(left=0)
