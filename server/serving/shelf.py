"""Things that one thread at a time may use, such as interpreters: taken, used and put back."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """As many things as are used at the same time; each is made when first needed, and kept.

    Args:
        make: a thing.
        close: what is done with each at the end.
    """

    def __init__(self, make: Callable[[], Thing], close: Callable[[Thing], None] | None = None):
        self._make, self._close = make, close
        self._free: list[Thing] = []
        self._lock = threading.Lock()
        self._is_closed = False

    def take(self) -> Thing:
        """One that nobody uses, the last that was put back; to be put back."""
        with self._lock:
            if self._free:
                return self._free.pop()
        return self._make()

    def put_back(self, thing: Thing) -> None:
        """For the next who needs one."""
        with self._lock:
            if not self._is_closed:
                self._free.append(thing)
                return
        self._end(thing)

    @contextmanager
    def one(self) -> Iterator[Thing]:
        """One for the length of a `with`."""
        thing = self.take()
        try:
            yield thing
        finally:
            self.put_back(thing)

    def close(self) -> None:
        """Ends those that nobody uses now, and the others when they are put back."""
        with self._lock:
            self._is_closed, free, self._free = True, self._free, []
        for thing in free:
            self._end(thing)

    def _end(self, thing: Thing) -> None:
        if self._close is not None:
            self._close(thing)
