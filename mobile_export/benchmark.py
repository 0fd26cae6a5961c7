"""Times exported models on this machine: latency, start-up and memory.

Examples:
  python -m mobile_export.benchmark model_int8.tflite
  python -m mobile_export.benchmark model_int8.tflite --compare model_float32.tflite --out all.json

Takes about 10 seconds a file. Prints, for each number of threads, the median and the 95th
percentile in milliseconds for one view of a hand and for both, from what the model reads, such as a
mask, to the probabilities; then the time from the start of a fresh process to its first answer, the
most memory that the process had resident (Linux only), and how much of it came with the model. All
files take turns; with --compare each median is also shown as a multiple of that file's. For figures
worth keeping, let the machine do nothing else.
"""

import argparse
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import expect
from asl_keras.files import expect_another_place, expect_place, write_bytes
from asl_keras.inference.recognizer import Recognizer
from asl_keras.table import aligned
from mobile_export.measuring.latency import Latency, Times, latencies
from mobile_export.measuring.start_up import StartUp, start_up

MOST_THREADS = 64  # a thousand take minutes to start, and the memory of the machine


@dataclass(frozen=True)
class BenchmarkOptions:
    """How models are timed, and where the figures go."""

    threads: tuple[int, ...] = (1, 2)
    """Numbers of threads (default: 1 and 2)."""
    compare: Path | None = None
    """What ratios refer to."""
    json: bool = False
    """Print one JSON object instead of the tables."""
    out: Path | None = None
    """Write the JSON object there, too."""

    def __post_init__(self) -> None:
        for number in self.threads:
            expect(1 <= number <= MOST_THREADS, "threads", f"from 1 to {MOST_THREADS}", number)
        expect_place(self.out, "out")


def main(arguments: Sequence[str]) -> None:
    """The command."""
    given = _page().parse_args(arguments)
    options = from_options(BenchmarkOptions, given)
    files = [*given.files, *([options.compare] if options.compare else [])]
    expect_another_place(options.out, "out", files)
    for file in files:
        Recognizer(file)  # refuses what could fail only after minutes of measuring
    measured = [latencies(files, threads) for threads in options.threads]
    starts = start_up(files)
    content = json.dumps(_figures(files, measured, starts, options.compare), indent=2)
    tables = (
        latency_table(files, measured, compared=options.compare is not None),
        start_up_table(files, starts),
    )
    print(content if options.json else "\n\n".join(tables))
    if options.out:
        write_bytes(options.out, content.encode() + b"\n")


def _page() -> argparse.ArgumentParser:
    page = manual_page("mobile_export.benchmark", __doc__)
    page.add_argument("files", nargs="+", type=Path, metavar="FILE.tflite", help="exported models")
    add_options(
        page,
        BenchmarkOptions,
        threads={"metavar": "N"},
        compare={"metavar": "FILE.tflite"},
        out={"metavar": "FILE.json"},
    )
    return page


def latency_table(
    files: Sequence[Path], measured: Sequence[Sequence[Latency]], compared: bool
) -> str:
    """Aligned columns; if compared, with the ratios of the medians to the last file's."""
    ratio = ("ratio",) if compared else ()
    head = ("milliseconds", "threads", "one view", "95 %", *ratio, "both views", "95 %", *ratio)
    rows = [
        (
            str(file),
            str(row.threads),
            *_times(row.one_view, rows[-1].one_view if compared else None),
            *_times(row.both_views, rows[-1].both_views if compared else None),
        )
        for rows in measured  # of one number of threads
        for file, row in zip(files, rows, strict=True)
    ]
    return aligned([head, *rows])


def _times(times: Times, reference: Times | None) -> tuple[str, ...]:
    ratio = () if reference is None else (f"{times.median / reference.median:.2f}",)
    return (f"{times.median:.2f}", f"{times.p95:.2f}", *ratio)


def start_up_table(files: Sequence[Path], starts: Sequence[StartUp]) -> str:
    """Aligned columns."""
    head = ("a fresh process", "first answer, ms", "peak, MB", "of the model, MB")
    rows = [
        (str(file), f"{row.milliseconds:.0f}", _megabytes(row.peak_mb), _megabytes(row.model_mb))
        for file, row in zip(files, starts, strict=True)
    ]
    return aligned([head, *rows])


def _megabytes(known: float | None) -> str:
    return "-" if known is None else f"{known:.1f}"


def _figures(
    files: Sequence[Path],
    measured: Sequence[Sequence[Latency]],
    starts: Sequence[StartUp],
    compare: Path | None,
) -> dict[str, Any]:
    """All of the tables, unrounded, and where they were taken."""
    models = [
        {
            "file": str(file),
            "bytes": file.stat().st_size,
            "latency_ms": [rows[number].as_json() for rows in measured],
            "start_up": asdict(starts[number]),
        }
        for number, file in enumerate(files)
    ]
    machine = {
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "ai-edge-litert": version("ai-edge-litert"),
    }
    return {"machine": machine, "compared_with": compare and str(compare), "models": models}


if __name__ == "__main__":
    run(main)
