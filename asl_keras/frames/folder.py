"""The pictures in a folder, and those that the name of a file, a folder or a pattern stands for."""

import glob
import os
import re
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.frames.picture import is_picture

ADDRESS = re.compile("[a-z][a-z0-9+.-]+://", re.IGNORECASE)
PATTERN = frozenset("*?[")


def pictures_in(folder: Path) -> list[Path]:
    """The pictures of a folder and of those in it, in natural order: img2 before img10.

    Other files, and hidden files and folders, are left alone.

    Raises:
        OSError: if one of the folders cannot be read.
    """
    found = []
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in names if not name.startswith(".")]
    return sorted(filter(is_picture, found), key=natural)


def pictures_named(name: str) -> list[Path]:
    """The photographs that somebody means: a file, those of a folder, or of a pattern with `*`.

    Raises:
        InputError: if it is an address, a folder without pictures, or a pattern that fits nothing;
            that a file exists is seen when it is read.
    """
    if not name:  # as a path it would be the current folder
        raise _mistake("a name", "is empty")
    if ADDRESS.match(name):
        raise _mistake(name, "is an address. Download it first: `curl -L -o photo.jpg ADDRESS`")
    if os.path.isdir(name):
        return _some_in(name)
    if os.path.lexists(name) or not PATTERN.intersection(name):
        return [Path(name)]
    # A shell that leaves patterns to the programs, as that of Windows.
    matches = sorted(glob.glob(name), key=lambda match: natural(Path(match)))
    if not matches:
        raise _mistake(name, "fits no file")
    return [path for match in matches for path in pictures_named(match)]


def _some_in(folder: str) -> list[Path]:
    try:
        pictures = pictures_in(Path(folder))
    except OSError as error:
        raise _mistake(folder, f"cannot be read ({error.strerror})") from error
    if not pictures:
        raise _mistake(folder, "has no picture in it")
    return pictures


def _mistake(name: str, fault: str) -> InputError:
    return InputError(
        f"Expected photographs, or a folder of them. Received: {name}, which {fault}."
    )


def _refuse(error: OSError) -> None:
    raise error


def natural(path: Path) -> list[tuple[list[str | int], str]]:
    """What to sort by, so that img2 comes before img10."""
    return [_natural_name(part) for part in path.parts]


def _natural_name(name: str) -> tuple[list[str | int], str]:
    # Text and digits take turns, so that text is never compared with a number.
    parts: list[str | int] = re.split(r"([0-9]+)", name.casefold())
    parts[1::2] = map(int, parts[1::2])
    return parts, name
