"""Prints letters as they are written, where there is no window to show them."""

import sys

from asl_keras.command import moves_cursor
from asl_keras.live.outputs.output import Moment
from asl_keras.text import Correction, Event, Word, spelled


class Console:
    """The terminal, or whatever reads the program's output."""

    def __init__(self) -> None:
        self._ended = False  # a space was printed last

    def write(self, moment: Moment) -> None:
        """Prints what was written, without a line end."""
        for event in moment.written:
            print(_printed(event, self._ended), end="", flush=True)
            self._ended = isinstance(event, Word)

    def close(self) -> None:
        """Nothing is left to do: what was printed is out."""


def _printed(event: Event, ended: bool) -> str:
    match event:
        case Word():
            return " "
        case Correction(taken_back=before, letters=after):  # behind a word's end: of that word
            return _corrected(spelled(before) + " " * ended, spelled(after))
    return event.letter


def _corrected(before: str, after: str) -> str:
    """Over the letters on a terminal; elsewhere both, as in `I[I>J]`."""
    if not moves_cursor(sys.stdout):
        return f"[{before}>{after}]"
    back = "\b" * len(before)
    return back + " " * len(before) + back + after
