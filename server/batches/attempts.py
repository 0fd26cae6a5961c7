"""What ends or holds the process that looks at it: noticed by the next process, and left out."""

import faulthandler
import os
from collections import Counter
from pathlib import Path
from typing import Self

from asl_keras.errors import InputError

DEATHS = 2  # of processes at the same place, from which on it is not the machine's fault
MOST_EARLY = 5  # deaths before the first place
OPENED = "+"  # an attempt
PATIENCE = 120.0  # seconds for a picture, or for some hands, on a busy machine
ENDED = "ended or held the process that looked at it, twice"


class Attempts:
    """At which places processes that were at a part have ended; a context manager.

    A file beside the answer, which a process that ends leaves behind. Each line is an attempt: the
    places that were begun. What takes longer than `PATIENCE` ends the process.

    Args:
        file: of one part.

    Raises:
        InputError: if processes end again and again before they begin.
    """

    def __init__(self, file: Path):
        self._file = file
        lines = file.read_text().splitlines() if file.exists() else []
        self._deaths = Counter(line.split()[-1] for line in lines if line)
        if self._deaths[OPENED] >= MOST_EARLY:
            raise InputError(
                "Expected processes that can read. Received: some that end before they do. Perhaps "
                "there is too little memory: give fewer `workers`.",
                "workers",
            )

    def begin(self, place: int) -> bool:
        """Whether a place may be looked at; to be asked of each, in order."""
        if self._deaths[str(place)] >= DEATHS:
            return False
        self._say(f" {place}")
        faulthandler.dump_traceback_later(PATIENCE, exit=True, file=self._silence)
        return True

    def __enter__(self) -> Self:
        self._silence = open(os.devnull, "w")
        self._open = self._file.open("a")
        self._say(f"\n{OPENED}")
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        faulthandler.cancel_dump_traceback_later()
        self._silence.close()
        self._open.close()
        if kind is None:
            self._file.unlink(missing_ok=True)

    def _say(self, text: str) -> None:
        self._open.write(text)
        self._open.flush()
