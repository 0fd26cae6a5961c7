"""One program at a time at a place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # not on Windows, where nobody is kept out
    fcntl = None  # type: ignore[assignment]


class TakenError(Exception):
    """Another program is there."""


@contextmanager
def alone_at(place: Path) -> Iterator[None]:
    """Keeps other programs out of a folder, or of what a file stands for.

    The lock lies on what is open: in a folder it leaves no file, and the system takes it from a
    process that died.

    Args:
        place: a folder, or a file, which is made if it is missing. Not a file that is replaced:
            the lock would go with the old one.

    Raises:
        TakenError: if another one is there.
        OSError: if the place cannot be opened.
    """
    if not fcntl:
        yield
        return
    kind = os.O_RDONLY if place.is_dir() else os.O_RDWR | os.O_CREAT
    descriptor = os.open(place, kind | os.O_CLOEXEC, 0o600)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise TakenError from error
    except OSError:  # some network drives have no locks
        return
