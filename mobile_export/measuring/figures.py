"""The measurements of an export, for people: a table, and a chart of size against accuracy."""

from collections.abc import Sequence
from pathlib import Path

from mobile_export.measuring.measurement import THREADS, Measurement

INK, PAPER, PALE = "#1b1f24", "white", "#8a94a0"
TIMES = "ms: median (p95)"
AREA = 25  # of a mark, in points squared for each millisecond
LEAST_SPAN = 2.0  # of the axis of accuracy, in per cent: less would blow up noise


def table(rows: Sequence[Measurement], rejected: Sequence[str]) -> str:
    """The measurements in aligned columns, then the times; the first row is the Keras model's."""
    width = max(len(TIMES), *(len(row.name) for row in rows))
    head = (
        f"{'recipe':<{width}}{'MB':>7}{'gzip':>7}{'accuracy':>10}{'F1':>7}{'calib.':>8}"
        f"{'agrees':>8}{'differs':>9}{'threshold':>11}"
    )
    lines = [_line(row, width, row.name in rejected) for row in rows]
    return "\n".join([head, *lines, "", *_times(rows, width)])


def _line(row: Measurement, width: int, is_rejected: bool) -> str:
    return (
        f"{row.name:<{width}}{row.bytes / 1e6:7.2f}{row.gzip_bytes / 1e6:7.2f}"
        f"{row.accuracy:10.1%}{row.macro_f1:7.3f}"
        f"{row.calibration_error:8.3f}{row.agreement:8.1%}{row.largest_difference:9.4f}"
        f"{row.threshold:11.2f}{'  rejected' if is_rejected else ''}"
    )


def _times(rows: Sequence[Measurement], width: int) -> list[str]:
    """Of one mask and of both views of a hand, for each number of threads."""
    columns = [f"{what}, {n} thr." for n in THREADS for what in ("mask", "both views")]
    head = f"{TIMES:<{width}}" + "".join(f"{column:>20}" for column in columns)
    return [head, *(f"{row.name:<{width}}{_cells(row)}" for row in rows if row.latency)]


def _cells(row: Measurement) -> str:
    times = [each for one in row.latency for each in (one.one_mask, one.both_views)]
    return "".join(f"{f'{each.median:.1f} ({each.p95:.1f})':>20}" for each in times)


def save_chart(rows: Sequence[Measurement], rejected: Sequence[str], path: Path) -> None:
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
        text = f"{row.name} {place[0]:.2f} MB, {row.accuracy:.1%}, {milliseconds:.1f} ms"
        axes.scatter(*place, s=AREA * milliseconds, color=colour, alpha=0.3, linewidths=0)
        mark = {"marker": "x", "s": 60} if row.name in rejected else {"marker": "o", "s": 16}
        axes.scatter(*place, color=colour, label=text, **mark)
    _stretch(axes)
    axes.set_xlabel("size, MB", color=INK)
    axes.set_ylabel("accuracy, %", color=INK)
    title = f"A mark's area is the time for both views on {THREADS[-1]} threads; crosses: rejected"
    axes.set_title(title, loc="left", color=INK, fontsize=10)
    axes.grid(alpha=0.25)
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(loc="outside right upper", frameon=False, fontsize=9)
    figure.savefig(path, dpi=120)


def _stretch(axes) -> None:
    axes.margins(0.2)
    low, high = axes.get_ylim()
    missing = max(0.0, LEAST_SPAN - (high - low)) / 2
    axes.set_ylim(low - missing, high + missing)
    axes.set_xlim(left=0)
