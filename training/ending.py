"""Ctrl-C ends a run at once, wherever the run is."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from asl_keras.command import INTERRUPTED


@contextmanager
def ends_at_once(last_words: str) -> Iterator[None]:
    """While this is open, Ctrl-C prints a sentence and ends the process with code 130.

    An exception would be lost where a library catches all of them, as many do while they are
    imported. It is for work that loses nothing by a kill.

    Args:
        last_words: the sentence.
    """

    def end(_: int, __: FrameType | None) -> None:
        with suppress(Exception):
            sys.stdout.flush()
        with suppress(Exception):
            os.write(sys.stderr.fileno(), f"\n{last_words}\n".encode())
        os._exit(INTERRUPTED)

    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN or threading.current_thread() is not threading.main_thread():
        yield
        return
    signal.signal(signal.SIGINT, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
