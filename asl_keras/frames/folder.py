"""The pictures in a folder."""

import re
from pathlib import Path

from asl_keras.frames.picture import is_picture


def pictures_in(folder: Path) -> list[Path]:
    """The pictures of a folder, in the natural order of their names: img2 before img10.

    Other files, hidden files and folders in it are left alone.

    Raises:
        OSError: if it cannot be read.
    """
    shown = (path for path in folder.iterdir() if not path.name.startswith("."))
    return sorted((path for path in shown if is_picture(path) and path.is_file()), key=_natural)


def _natural(path: Path) -> tuple[list[str | int], str]:
    # Text and digits take turns, so that text is never compared with a number.
    parts: list[str | int] = re.split(r"([0-9]+)", path.name.casefold())
    parts[1::2] = map(int, parts[1::2])
    return parts, path.name
