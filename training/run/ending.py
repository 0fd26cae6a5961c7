"""Ctrl-C, SIGTERM and SIGHUP end a run at once, wherever it is."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from asl_keras.command.stopping import OF_A_SIGNAL, SIGNALS


@contextmanager
def ends_at_once(last_words: str) -> Iterator[None]:
    """While this is open, a signal prints a sentence and ends the process, with 128 and its number.

    An exception, as Python makes of Ctrl-C, is lost where it is raised in a callback of the garbage
    collector (JAX has one) or where a library catches all there are, and becomes an ImportError in
    the midst of NumPy. This is for work that loses nothing by a kill.

    Args:
        last_words: the sentence.
    """

    def end(number: int, _: FrameType | None) -> None:
        with suppress(Exception):
            sys.stdout.flush()
        with suppress(Exception):
            after = "\n" if sys.stderr.isatty() else ""  # ^C stands there
            os.write(sys.stderr.fileno(), f"{after}{last_words}\n".encode())
        os._exit(OF_A_SIGNAL + number)

    is_main = threading.current_thread() is threading.main_thread()
    before = {number: signal.getsignal(number) for number in SIGNALS if is_main}
    heard = [number for number, handler in before.items() if handler is not signal.SIG_IGN]
    for number in heard:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])
