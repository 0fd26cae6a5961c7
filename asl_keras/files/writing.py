"""Files that are written in full or not at all."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from asl_keras.errors import InputError


def write_bytes(path: str | Path, content: bytes) -> None:
    """Writes a file through a temporary one beside it, so that nobody reads half of it.

    Raises:
        InputError: if the folder is missing, cannot be written to, or is full.
    """
    path = Path(path)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise InputError(
            f"Expected a file that can be written. Received: {path}, where the system says "
            f'"{error.strerror}". Name another folder, or make room.'
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink()


def expect_another_place(out: Path | None, field: str, read: Iterable[str | Path | None]) -> None:
    """Raises InputError if what is to be written is among what is read, or written besides."""
    if out is None:
        return
    place = out.resolve()
    if any(other is not None and Path(other).resolve() == place for other in read):
        raise InputError(
            f"Expected another place as `{field}` than that of a file that is used besides. "
            f"Received: {out}. Name another file.",
            field,
        )
