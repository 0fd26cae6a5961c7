"""Times exported models on this machine: latency, start-up and memory.

Examples:
  python -m mobile_export.benchmark model_int8.tflite
  python -m mobile_export.benchmark model_int8.tflite --compare model_float32.tflite --json out.json

Takes about 10 seconds a file. Prints, for each number of threads, the median and the 95th
percentile in milliseconds for one mask and for both views of a hand, from the mask to the
probabilities; then the time from the start of a fresh process to its first answer, the most memory
that the process had resident (Linux only), and how much of it came with the model. All files take
turns; with --compare each median is also shown as a multiple of that file's. For figures worth
keeping, let the machine do nothing else.
"""

import argparse
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError
from asl_keras.inference.recognizer import Recognizer
from mobile_export.measuring.latency import Latency, latencies
from mobile_export.measuring.start_up import StartUp, start_up

THREADS = (1, 2)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    options = _page().parse_args(arguments)
    files = [*options.files, *([options.compare] if options.compare else [])]
    _check(files, options)
    measured = [latencies(files, threads) for threads in options.threads]
    starts = start_up(files)
    print(latency_table(files, measured, compared=options.compare is not None))
    print()
    print(start_up_table(files, starts))
    if options.json:
        content = json.dumps(_figures(files, measured, starts, options.compare), indent=2)
        files.write_bytes(options.json, content.encode() + b"\n")


def _page() -> argparse.ArgumentParser:
    page = manual_page("mobile_export.benchmark", __doc__)
    page.add_argument("files", nargs="+", type=Path, metavar="FILE.tflite", help="exported models")
    page.add_argument(
        "--threads", nargs="+", type=int, default=THREADS, metavar="N", help="1 and 2 by default"
    )
    page.add_argument("--compare", type=Path, metavar="FILE.tflite", help="what ratios refer to")
    page.add_argument("--json", type=Path, metavar="FILE.json", help="write the figures there too")
    return page


def _check(files: Sequence[Path], options: argparse.Namespace) -> None:
    """Refuses what could fail only after minutes of measuring."""
    if min(options.threads) < 1:
        raise InputError(f"Expected --threads of at least 1. Received: {min(options.threads)}")
    if options.json and not options.json.parent.is_dir():
        raise InputError(
            f"Expected --json in a folder that exists. Received: {options.json}. Make the folder."
        )
    for file in files:
        Recognizer(file)


def latency_table(
    files: Sequence[Path], measured: Sequence[Sequence[Latency]], compared: bool
) -> str:
    """Aligned columns; if compared, with the ratios of the medians to the last file's."""
    width = _width("milliseconds", files)
    ratio = f"{'ratio':>7}" if compared else ""
    head = f"{'one mask':>10}{'95 %':>8}{ratio}{'both views':>12}{'95 %':>8}{ratio}"
    lines = [f"{'milliseconds':<{width}}{'threads':>9}{head}"]
    for rows in measured:  # of one number of threads
        for file, row in zip(files, rows, strict=True):
            one, both = _ratios(row, rows[-1]) if compared else ("", "")
            lines.append(
                f"{file!s:<{width}}{row.threads:>9}"
                f"{row.one_mask.median:10.2f}{row.one_mask.p95:8.2f}{one}"
                f"{row.both_views.median:12.2f}{row.both_views.p95:8.2f}{both}"
            )
    return "\n".join(lines)


def _ratios(row: Latency, reference: Latency) -> tuple[str, str]:
    one = row.one_mask.median / reference.one_mask.median
    both = row.both_views.median / reference.both_views.median
    return f"{one:7.2f}", f"{both:7.2f}"


def start_up_table(files: Sequence[Path], starts: Sequence[StartUp]) -> str:
    """Aligned columns."""
    width = _width("a fresh process", files)
    lines = [f"{'a fresh process':<{width}}  first answer, ms  peak, MB  of the model, MB"]
    for file, row in zip(files, starts, strict=True):
        peak, model = ("-" if mb is None else f"{mb:.1f}" for mb in (row.peak_mb, row.model_mb))
        lines.append(f"{file!s:<{width}}{row.milliseconds:>18.0f}{peak:>10}{model:>18}")
    return "\n".join(lines)


def _width(title: str, files: Sequence[Path]) -> int:
    return max(len(title), *(len(str(file)) for file in files))


def _figures(
    files: Sequence[Path],
    measured: Sequence[Sequence[Latency]],
    starts: Sequence[StartUp],
    compare: Path | None,
) -> dict:
    """All of the tables, unrounded, and where they were taken."""
    models = [
        {
            "file": str(file),
            "bytes": file.stat().st_size,
            "latency_ms": [asdict(rows[number]) for rows in measured],
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
