"""Ctrl-C, and what a server or a closing terminal sends, are one thing: KeyboardInterrupt.

So whatever a command does to leave its files complete, it does in `except KeyboardInterrupt` or
`finally`, however it is stopped.
"""

import _thread
import signal
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from types import FrameType

# Windows has no SIGHUP.
SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
ONE = 1.0  # second; in it, a terminal, a shell and a server may all send the same stop
OF_A_SIGNAL = 128  # what shells add to its number to make an exit code

AGAIN = 0.05  # seconds until a stop that was lost comes again

_stops: list[tuple[int, float]] = []  # signals and when they came, at most the last one


def listen() -> None:
    """From now on signals raise KeyboardInterrupt, but those that whoever called this ignores."""
    for number in SIGNALS:
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _stop)
    sys.unraisablehook = partial(_raise_again, sys.unraisablehook)


def deafen() -> None:
    """From now on a signal ends the process at once: nothing is left to be done."""
    for number in SIGNALS:
        if signal.getsignal(number) is _stop:
            signal.signal(number, signal.SIG_DFL)


def exit_code() -> int | None:
    """That of the signal that came; None if none did."""
    return OF_A_SIGNAL + _stops[-1][0] if _stops else None


def _stop(number: int, _: FrameType | None) -> None:
    now = time.monotonic()
    is_same = bool(_stops) and now - _stops[-1][1] < ONE
    _stops[:] = [(_stops[-1][0] if is_same else number, now)]
    if not is_same:
        raise KeyboardInterrupt


def _raise_again(otherwise: Callable, lost: "sys.UnraisableHookArgs") -> None:
    """Python drops what is raised in a finalizer or a callback of the garbage collector."""
    if not _stops or not issubclass(lost.exc_type, KeyboardInterrupt):
        otherwise(lost)
        return
    number, _ = _stops.pop()
    begun = threading.Event()
    threading.Thread(target=_repeat, args=(number, begun), daemon=True).start()
    begun.set()


def _repeat(number: int, begun: threading.Event) -> None:
    """Sends a signal again, once the hook that asked is left: there it would be lost, too."""
    begun.wait()
    time.sleep(AGAIN)
    if sys.platform == "win32":
        _thread.interrupt_main(signal.Signals(number))
    else:  # a real one, which ends what the main thread waits for
        signal.pthread_kill(threading.main_thread().ident or 0, number)
