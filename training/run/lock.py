"""One run in one folder at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asl_keras.errors import InputError

try:
    import fcntl
except ImportError:  # not on Windows, where nobody is kept out
    fcntl = None  # type: ignore[assignment]


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Makes the folder, and keeps other runs out of it.

    The lock lies on the open folder itself: it leaves no file, and the system takes it from a
    process that died.

    Raises:
        InputError: if another run is in it, or it is no folder, or cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY) if fcntl else None
    except OSError as error:
        raise InputError(
            f"Expected a folder as `out`. Received: {folder}, where the system says "
            f'"{error.strerror}". Name another one.',
            "out",
        ) from error
    try:
        if descriptor is not None:
            _lock(descriptor, folder)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _lock(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InputError(
            f"Expected a folder as `out` in which no run is going on. Received: {folder}, in which "
            "one is. Wait for its end, or give another `out`.",
            "out",
        ) from error
    except OSError:  # some network drives have no locks
        return
