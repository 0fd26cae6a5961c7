"""Seconds of each stage of a reading."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """Adds up the seconds that stages take.

    Example:
        >>> watch = Stopwatch()
        >>> with watch.stage("decode"):
        ...     ...
        >>> watch.seconds
        {'decode': 0.004}
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """A stage, for the length of a `with`."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            took = time.perf_counter() - begun
            self.seconds[name] = self.seconds.get(name, 0.0) + took
