"""Files: read within bounds, written in full or not at all, and reproducible archives."""

import io
import os
import stat
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from asl_keras.errors import InputError

MEGABYTE = 1_000_000
NO_TIME = (1980, 1, 1, 0, 0, 0)  # zip's earliest


class UnreadableError(Exception):
    """Says what is wrong with a file, to follow its name: "does not exist"."""


def read_bytes(path: Path, most: int) -> bytes:
    """The content of a file of at most `most` bytes.

    Raises:
        UnreadableError: if it is missing, no regular file, larger, or the system refuses it.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError("is a folder")
        if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for, perhaps forever
            raise UnreadableError("is not a regular file")
        with path.open("rb") as file:
            content = file.read(min(status.st_size, most) + 1)
    except FileNotFoundError as error:
        raise UnreadableError("does not exist") from error
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror})") from error
    if len(content) > most:
        raise UnreadableError(f"has more than {most / MEGABYTE:.0f} MB")
    return content


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


def pack(members: Mapping[str, bytes]) -> bytes:
    """A reproducible zip archive: these members, stored in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, NO_TIME), content)
    return buffer.getvalue()
