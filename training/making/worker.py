"""A process that does one task at a time, and tells the parts of its result as they come."""

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError

OPEN, PART, END = range(3)  # kinds of what is said

Work = Callable[[Any], Iterator[Any]]
"""What a process does with a task: parts of its result, one after another."""
Make = Callable[[], Work]
"""Called in the process; travels there."""


class Done(NamedTuple):
    """What became of a task."""

    task: Any
    parts: list[Any]
    fault: str | None
    """Why it was not done, to follow its name."""


class Worker:
    """A process, and the task that it is at.

    Args:
        make: what it does, opened in the process.
        tell: called with each part of a result.
    """

    def __init__(self, make: Make, tell: Callable[[Any], None]):
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, make), daemon=True)
        self._process.start()
        theirs.close()
        self.is_busy = False
        self.is_open = False
        """Whether it can work: to start takes seconds."""
        self._tell = tell
        self._task: Any = None
        self._parts: list[Any] = []
        self._heard = time.monotonic()

    def begin(self, task: Any) -> None:
        """Gives it a task."""
        self.is_busy, self._task, self._parts = True, task, []
        self._heard = time.monotonic()
        with suppress(OSError):  # it has ended: `hear` will say so
            self.connection.send(task)

    def hear(self) -> Done | None:
        """Takes in what it says, and waits for that; what became of the task if that is it.

        Raises:
            EOFError: if the process has ended.
            InputError: as what it does, about all tasks.
        """
        try:
            kind, said = self.connection.recv()
        except OSError as error:
            raise EOFError from error
        self._heard, self.is_open = time.monotonic(), True
        if kind == OPEN:
            return None
        if kind == PART:
            self._parts.append(said)
            self._tell(said)
            return None
        if isinstance(said, InputError):
            raise said
        return self.done(said)

    def silence(self) -> float:
        """Seconds since it was last heard of."""
        return time.monotonic() - self._heard

    def done(self, fault: str | None) -> Done:
        """What became of its task; it is free for another one."""
        self.is_busy = False
        return Done(self._task, self._parts, fault)

    def end(self) -> None:
        """Ends the process, whatever it does."""
        self.connection.close()
        self._process.kill()
        self._process.join()


def _serve(connection: Connection, make: Make) -> None:
    """What the process does, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal: who started this ends it
    work = make()
    connection.send((OPEN, None))
    while True:
        try:
            task = connection.recv()
            for part in work(task):
                connection.send((PART, part))
            connection.send((END, None))
        except UnreadableError as error:
            connection.send((END, str(error)))
        except InputError as error:
            connection.send((END, error))
        except MemoryError:
            connection.send((END, "needs more memory than there is"))
        except (EOFError, BrokenPipeError):
            return
