"""Files of strangers: regular ones alone, and no more of them than was agreed."""

import stat
from pathlib import Path

MEGABYTE = 1_000_000


class UnreadableError(Exception):
    """Says what is wrong with a file, to follow its name: "does not exist"."""


def refuse_special(path: Path) -> int:
    """The size of a regular file in bytes.

    Raises:
        UnreadableError: if it is missing, a folder, a pipe (which would be waited for, perhaps
            forever), a device or a socket, or the system refuses to say.
    """
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise UnreadableError("does not exist") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise UnreadableError(f"cannot be read ({_reason(error)})") from error
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("is not a regular file")
    return status.st_size


def read_bytes(path: Path, most: int) -> bytes:
    """The content of a regular file of at most `most` bytes.

    Raises:
        UnreadableError: as `refuse_special`, or if it is larger.
    """
    size = refuse_special(path)
    try:
        with path.open("rb") as file:
            content = file.read(min(size, most) + 1)
    except OSError as error:
        raise UnreadableError(f"cannot be read ({_reason(error)})") from error
    if len(content) > most:
        raise UnreadableError(f"has more than {_in_words(most)}")
    return content


def read_text(path: Path, most: int) -> str:
    """The text of a regular UTF-8 file of at most `most` bytes, without a byte order mark.

    Raises:
        UnreadableError: as `read_bytes`, or if it is not UTF-8.
    """
    try:
        return read_bytes(path, most).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("is not UTF-8 text") from error


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _in_words(size: int) -> str:
    return f"{size / MEGABYTE:.0f} MB" if size >= MEGABYTE else f"{size / 1000:.0f} kB"
