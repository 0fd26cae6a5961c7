"""Shows how far a build is: on a terminal a line that moves, elsewhere a line a minute."""

import shutil
import sys
import time
from datetime import timedelta

from asl_keras.command import moves_cursor

PAUSE = 0.2  # seconds between two changes of the moving line
MINUTE = 60.0
BAR = 20  # characters


class Progress:
    """Prints to stderr; a context manager, at whose end the moving line is gone.

    Args:
        count: files in all.
    """

    def __init__(self, count: int):
        self._count = count
        self._done = self._known = self._frames = 0
        self._moves = moves_cursor(sys.stderr)
        self._begun = self._shown = time.monotonic()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._moves:
            print(f"\r{'':{_room()}}\r", end="", file=sys.stderr, flush=True)

    def add(self, is_known: bool = False) -> None:
        """One more file is done; known ones were not looked at."""
        self._done += 1
        self._known += is_known
        self._show()

    def add_frame(self) -> None:
        """One more picture was looked at."""
        self._frames += 1
        self._show()

    def _show(self) -> None:
        now = time.monotonic()
        if now - self._shown < (PAUSE if self._moves else MINUTE):
            return
        self._shown = now
        line = self.line(now - self._begun)
        if self._moves:
            room = _room()
            line = f"\r{line[:room].ljust(room)}"
        print(line, end="" if self._moves else "\n", file=sys.stderr, flush=True)

    def line(self, seconds: float) -> str:
        """How far it is after so many seconds."""
        full = BAR * self._done // max(self._count, 1)
        bar = f"[{'#' * full}{'.' * (BAR - full)}]"
        speed = f"{self._frames / seconds:.0f} pictures/s" if seconds else ""
        looked, left = self._done - self._known, self._count - self._done
        # What is known costs nothing; what is left is taken to be unknown.
        rest = f"{timedelta(seconds=round(seconds * left / looked))} left" if looked else ""
        parts = [f"{bar} {self._done}/{self._count}", speed, rest]
        return ", ".join(part for part in parts if part)


def _room() -> int:
    # A line that wraps cannot be written over.
    return max(shutil.get_terminal_size().columns - 1, 1)
