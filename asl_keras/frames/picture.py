"""Photographs from files, in the colours and the orientation in which a viewer shows them."""

from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, read_bytes
from asl_keras.frames.decoding import Decoded, decoded
from asl_keras.frames.formats import OFFERED

SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".bmp", ".tif", ".tiff"}
    | {".avif", ".heic", ".heif"}
)
MAX_BYTES = 100_000_000


def is_picture(path: Path) -> bool:
    """Whether a file is a picture, by its name."""
    return path.suffix.lower() in SUFFIXES


def read_picture(path: str | Path) -> np.ndarray:
    """A photograph as uint8 (H, W, 3) RGB, turned the way its EXIF orientation says.

    See `read_photograph`.

    Raises:
        InputError: as there.
    """
    return read_photograph(path).pixels


def read_photograph(path: str | Path) -> Decoded:
    """A photograph, upright and in colour, by its content whatever its name is.

    One with a side of more than 6144 pixels is read at a half, a quarter or less; a hand in it
    still has more pixels than are looked at.

    Raises:
        InputError: if the file is missing, no regular file, of more than 100 MB, no picture of
            those formats, damaged, of too many pixels, or a narrow strip; says what to do.
    """
    path = Path(path)
    try:
        return load(path)
    except UnreadableError as error:
        raise mistake(path, error) from error


def load(path: Path) -> Decoded:
    """As `read_photograph`, for those who put the fault in words of their own.

    Raises:
        UnreadableError: where that raises InputError.
    """
    return decoded(read_bytes(path, MAX_BYTES))


def mistake(path: Path, fault: object) -> InputError:
    """What is wrong with a photograph."""
    return InputError(f"Expected a photograph ({OFFERED}). Received: {path}, which {fault}.")
