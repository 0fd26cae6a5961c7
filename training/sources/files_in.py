"""The pictures and videos of a folder, and what in it is none."""

import os
from pathlib import Path
from typing import NamedTuple

from asl_keras.files import UnreadableError
from asl_keras.frames.folder import natural
from asl_keras.frames.formats import format_of
from asl_keras.frames.picture import is_picture

VIDEOS = frozenset({".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".mpg", ".mpeg", ".3gp"})
HEAD = 64  # bytes that say what a file is


class Inside(NamedTuple):
    """What a folder holds."""

    files: list[Path]
    """Pictures and videos."""
    others: int
    """Files of other kinds."""
    links: list[Path]
    """Links to folders, which are not followed: they may lead in circles."""
    closed: list[tuple[Path, str]]
    """Folders that cannot be read, and why."""


def files_in(folder: Path) -> Inside:
    """What a folder and those in it hold, in natural order: img2 before img10.

    Hidden files and folders are left alone.
    """
    found, links = [], []
    errors: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=errors.append):
        shown = [name for name in folders if not name.startswith(".")]
        links += [Path(place, name) for name in shown if os.path.islink(Path(place, name))]
        folders[:] = shown
        found += [Path(place, name) for name in names if not name.startswith(".")]
    files = [file for file in found if is_video(file) or looks_like_picture(file)]
    closed = [(Path(error.filename), str(error.strerror)) for error in errors]
    return Inside(sorted(files, key=natural), len(found) - len(files), links, closed)


def is_video(path: Path) -> bool:
    """Whether a file is a video, by its name."""
    return path.suffix.lower() in VIDEOS


def looks_like_picture(path: Path) -> bool:
    """Whether a file is a picture, by its name, or where that has no suffix by its beginning."""
    return is_picture(path) or (not path.suffix and path.is_file() and _begins_as_picture(path))


def _begins_as_picture(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            format_of(file.read(HEAD))
    except (UnreadableError, OSError):
        return False
    return True
