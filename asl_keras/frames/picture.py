"""Photographs from files, in the colours and the orientation in which a viewer shows them."""

from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, read_bytes
from asl_keras.opencv import MAX_PIXELS, cv2

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})
MAX_BYTES = 100_000_000
TOO_LARGE = "is empty or has more than 100 megapixels"


def is_picture(path: Path) -> bool:
    """Whether a file is a picture, by its name."""
    return path.suffix.lower() in SUFFIXES


def read_picture(path: str | Path) -> np.ndarray:
    """A picture as uint8 (H, W, 3) RGB, turned the way its EXIF orientation says.

    Raises:
        InputError: if the file is missing, a folder, not a picture, or of more than 100 megapixels.
    """
    path = Path(path)
    try:
        picture = cv2.imdecode(np.frombuffer(_content(path), np.uint8), cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise _mistake(path, TOO_LARGE) from error
    if picture is None:
        raise _mistake(path, "is not a picture or is damaged")
    if picture.shape[0] * picture.shape[1] > MAX_PIXELS:
        raise _mistake(path, TOO_LARGE)
    return cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)


def _content(path: Path) -> bytes:
    try:
        return read_bytes(path, MAX_BYTES)
    except UnreadableError as error:
        raise _mistake(path, str(error)) from error


def _mistake(path: Path, fault: str) -> InputError:
    return InputError(
        f"Expected a photograph (JPEG, PNG, WebP, BMP or TIFF). Received: {path}, which {fault}."
    )
