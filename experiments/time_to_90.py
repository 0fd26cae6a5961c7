"""Prints when the runs of time_to_90.sh read 9 of 10 hands: see there."""

import csv
import sys
from itertools import accumulate
from pathlib import Path

from asl_keras import table

AIM = 0.9


def main() -> None:
    """The program: RUNS, a folder of runs."""
    rows = [("architecture", "seconds to 90 %", "epochs", "best", "seconds in all")]
    rows += [
        (file.parent.name, *_figures(file)) for file in Path(sys.argv[1]).glob("*/history.csv")
    ]
    print(table.aligned(rows))


def _figures(file: Path) -> tuple[str, ...]:
    with file.open(newline="") as lines:
        history = list(csv.DictReader(lines))
    read = [float(row["val_accuracy"]) for row in history]
    seconds = list(accumulate(float(row["seconds"]) for row in history))
    there = [place for place, share in enumerate(read) if share >= AIM]
    when = (f"{seconds[there[0]]:.0f}", str(there[0] + 1)) if there else ("not reached", "-")
    return (*when, f"{max(read):.1%}", f"{seconds[-1]:.0f}")


main()
