"""How far a batch is, and what came out."""

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from asl_keras.command import moves_cursor
from server.batches.work import Count

MINUTE = 60.0


def watched(counts: Iterable[Count], parts: int) -> Iterator[Count]:
    """Passes counts on; says how many parts are done, on a terminal each time, else each minute."""
    moves, shown, rows = moves_cursor(sys.stderr), time.monotonic(), 0
    begun = shown
    for done, count in enumerate(counts, 1):
        yield count
        rows += count.rows
        now = time.monotonic()
        if moves or now - shown >= MINUTE:
            shown = now
            line = f"{done}/{parts} parts, {rows / (now - begun):.0f} rows/s"
            end = "\r" if moves else "\n"
            print(line.ljust(40), end=end, file=sys.stderr, flush=True)
    if moves:
        print(" " * 40, end="\r", file=sys.stderr, flush=True)


def summary(out: Path, count: Count, before: int, seconds: float) -> Iterator[str]:
    """Lines: what this run has read, and how many parts were there."""
    if before:
        yield f"Parts that were there: {before}"
    speed = f"{count.rows / seconds:.1f} rows/s"
    yield f"{out}: rows {count.rows}, letters known {count.known}, {speed}"
    if count.without:
        yield f"No hand found: {count.without}"
    if count.unread:
        yield f"Could not be read: {count.unread}; the column `fault` says why"
