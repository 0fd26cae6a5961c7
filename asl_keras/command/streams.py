"""Standard output and error: quiet, safe for a terminal, and never in the program's way.

What commands print names files and labels of strangers. What does not print is escaped, and what
the encoding lacks, too: none of it steers the terminal, and none ends the program.
"""

import io
import logging
import os
import sys
import warnings
from typing import TextIO

from asl_keras.errors import InputError, shown

LINES = "\n\t"  # what a log takes besides what prints
CURSOR = "\r\b"  # what a terminal takes besides


def moves_cursor(stream: TextIO) -> bool:
    """Whether a line may be written over: on a terminal that can."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def take_over(quiet: bool) -> None:
    """Puts our streams in the place of `sys.stdout` and `sys.stderr`.

    Args:
        quiet: hides what C++ libraries print on their own, and what libraries log and warn of.
            TensorFlow, LiteRT and MediaPipe log from C++, partly before their log levels can be
            set; ours lie under new descriptors, and the old ones lead nowhere.
    """
    _open_closed()
    sys.stdout = _stream(sys.stdout, 1, _Output, quiet)
    sys.stderr = _stream(sys.stderr, 2, _Remarks, quiet)
    if quiet:
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        os.environ.setdefault("GLOG_minloglevel", "3")
        logging.disable(logging.WARNING)
        warnings.simplefilter("ignore")


def _open_closed() -> None:
    """Opens those of the three standard descriptors that are closed, to nowhere.

    Else the next file that is opened gets the number, and what libraries print.
    """
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            # The lowest number that is free is this one.
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


def _stream(
    old: TextIO | None, descriptor: int, kind: type["_Descriptor"], quiet: bool
) -> "_Stream":
    if old is not None:
        old.flush()
    ours = kind(os.dup(descriptor), "w")
    if quiet:
        _lead_nowhere(descriptor)
    buffering = old is None or bool(old.line_buffering)
    encoding = "utf-8" if old is None else old.encoding
    return _Stream(io.BufferedWriter(ours), encoding, "backslashreplace", None, buffering)


def _lead_nowhere(descriptor: int) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


class _Stream(io.TextIOWrapper):
    """Text in which nothing steers what shows it."""

    def write(self, text: str) -> int:
        """Writes the text, with what does not print escaped."""
        kept = LINES + CURSOR if moves_cursor(self) else LINES
        return super().write(shown(text, kept))


class _Descriptor(io.FileIO):
    """Where text ends up."""


class _Output(_Descriptor):
    """What the user asked for: it is a mistake if it cannot be written."""

    def write(self, content, /) -> int:
        try:
            return super().write(content)
        except OSError as error:
            _lead_nowhere(self.fileno())  # what is left would fail again, when Python ends
            if isinstance(error, BrokenPipeError):
                raise
            raise InputError(
                "Expected an output that can be written to. Received: one of which the system says "
                f'"{error.strerror}". Make room, or send it elsewhere.'
            ) from error


class _Remarks(_Descriptor):
    """What is said besides: nothing is lost for the user if nobody hears it."""

    def write(self, content, /) -> int:
        try:
            return super().write(content)
        except OSError:
            return len(content)
