"""Prints letters as they are written, where there is no window to show them."""

from asl_keras.live.outputs.output import Moment
from asl_keras.text.speller import Word


class Console:
    """The terminal, or whatever reads the program's output."""

    def write(self, moment: Moment) -> None:
        """Prints what was written, without a line end."""
        for event in moment.written:
            print(" " if isinstance(event, Word) else event.letter, end="", flush=True)

    def close(self) -> None:
        """Nothing is left to do: what was printed is out."""
