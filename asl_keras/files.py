"""Files: read within bounds, written in full or not at all, and reproducible archives."""

import io
import os
import zipfile
from collections.abc import Mapping
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
        UnreadableError: if it is missing, a folder, larger, or the system refuses it.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError as error:
        raise UnreadableError("does not exist") from error
    except IsADirectoryError as error:
        raise UnreadableError("is a folder") from error
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


def pack(members: Mapping[str, bytes]) -> bytes:
    """A reproducible zip archive: these members, stored in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, NO_TIME), content)
    return buffer.getvalue()
