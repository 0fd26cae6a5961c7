"""Files that are written in full or not at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from asl_keras.errors import InputError, expect

OF_SQLITE = ("-wal", "-shm", "-journal")  # what SQLite has beside an open file, and needs
STEM = 40  # characters of a file's name that its unfinished form keeps; systems take 255 bytes


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """A file beside the path to write to; at the end it takes the path's place.

    So nobody reads half of it, and a run that is killed leaves what was there before. What is no
    regular file, such as a pipe or /dev/stdout, is itself what is written to.

    Args:
        path: of the file; the unfinished one has its suffix, which tells libraries the format.

    Raises:
        InputError: if the folder is missing, cannot be written to, or is full.

    Example:
        >>> with replacing("hands.npz") as unfinished, unfinished.open("wb") as file:
        ...     np.savez(file, landmarks=landmarks)
    """
    unfinished = None
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            yield target
            return
        name = f".{target.stem[:STEM]}.{os.getpid()}.partial{target.suffix}"
        unfinished = target.with_name(name)
        yield unfinished
        unfinished.replace(target)
    except OSError as error:
        raise InputError(
            f"Expected a file that can be written. Received: {path}, where the system says "
            f'"{error.strerror or "not all was written"}". Name another folder, or make room.'
        ) from error
    finally:
        if unfinished is not None:
            with suppress(OSError):
                unfinished.unlink()


def write_bytes(path: str | Path, content: bytes) -> None:
    """Writes a file, see `replacing`.

    Raises:
        InputError: if it cannot be written.
    """
    with replacing(path) as unfinished:
        unfinished.write_bytes(content)


def expect_writable(folder: Path, field: str) -> None:
    """Raises InputError unless files can be made in a folder, or it in the one that is to hold it.

    For what is found out before the work, not after it.

    Args:
        folder: that files will be written into; may not exist yet.
        field: that names it, or a file in it.
    """
    there = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise InputError(
            f"Expected `{field}` in a folder that can be written to. Received: {folder}. Name "
            "another one.",
            field,
        )


def expect_place(file: Path | None, field: str) -> None:
    """Raises InputError unless a file, if one is named, can be made or replaced.

    As `expect_writable`, for a file. Its folder has to be there.
    """
    if file is None:
        return
    _expect_name(file, field)
    place = Path(os.path.realpath(file))
    expect(not place.is_dir(), field, "as a file", f"{file}, a folder")
    expect(place.parent.is_dir(), field, "in a folder that exists", f"{file}. Make the folder")
    if place.is_file() or not place.exists():  # a pipe or /dev/stdout is not replaced
        expect_writable(place.parent, field)


def expect_another_place(out: Path | None, field: str, read: Iterable[str | Path | None]) -> None:
    """Raises InputError if what is to be written is among what is read, or written besides.

    And if it is `-`, which elsewhere means standard output: here other lines are printed there.
    """
    if out is None:
        return
    _expect_name(out, field)
    place = str(out.resolve())
    used = [str(Path(other).resolve()) for other in read if other is not None]
    if any(place == f"{other}{suffix}" for other in used for suffix in ("", *OF_SQLITE)):
        raise InputError(
            f"Expected another place as `{field}` than that of a file that is used besides. "
            f"Received: {out}. Name another file.",
            field,
        )


def _expect_name(file: Path, field: str) -> None:
    received = "-, which is not standard output here"
    expect(file != Path("-"), field, "as the name of a file", received)
