"""Pictures unpacked as a viewer shows them: in colour, upright, and no larger than is useful."""

import warnings
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFile

from asl_keras.files import UnreadableError
from asl_keras.frames.formats import JPEG, format_of, opened
from asl_keras.opencv import cv2

# Pixels. The photographs of most cameras, of 24 megapixels and less, are read as they are; those of
# 48 and 108 at a half, which leaves a hand more pixels than are looked at.
LONGEST_SIDE = 6144
NARROWEST = 20  # times as long as it is wide; no hand fits into a thinner strip
ORIENTATION = 0x112  # of EXIF
BAND = 4_000_000  # pixels that are converted at a time
DEEP = ("I;16", "I;16B", "I;16L", "I;16N")  # Pillow's modes of 16 bits of grey
ENDLESS = ("I", "F")  # 32 bits, whose white is anywhere


@dataclass(frozen=True)
class Decoded:
    """A photograph in memory."""

    pixels: np.ndarray
    """uint8 (H, W, 3) RGB."""
    scale: int
    """Pixels of the file for each of these, across and down: a power of two."""


def decoded(content: bytes, megapixels: int | None = None) -> Decoded:
    """The first picture in the content of a file.

    Args:
        content: of the file.
        megapixels: at most, where that is less than its format has anyway.

    Raises:
        UnreadableError: if it is none that is read, damaged, empty, too large or a narrow strip.
    """
    kind = format_of(content)
    try:
        # What Pillow remarks on odd metadata is of no use to who looks for a hand.
        with warnings.catch_warnings(action="ignore"):
            picture = opened(content, kind, megapixels)
            _refuse_shape(picture)
            longest = max(picture.size)
            if kind is JPEG:
                _read_smaller(picture)
            picture.load()
            pixels = _in_colour(picture)
            upright = _turned(pixels, _orientation(picture))
    except UnreadableError:
        raise
    except MemoryError as error:
        raise UnreadableError("needs more memory than there is") from error
    except Exception as error:  # Pillow's readers raise a dozen kinds
        raise UnreadableError(
            f"is a damaged {kind.name}, or one of a rare kind. Save it anew as JPEG"
        ) from error
    return Decoded(upright, _scale(longest))


def _refuse_shape(picture: ImageFile.ImageFile) -> None:
    short, long = sorted(picture.size)
    if short < 1:
        raise UnreadableError("is empty")
    if long > NARROWEST * short:
        raise UnreadableError(
            f"is a strip of {picture.width} x {picture.height} pixels, into which no hand fits"
        )
    # A tile is unpacked whole, however small the picture is.
    tile = getattr(picture, "tag_v2", {})
    if tile.get(322, 1) * tile.get(323, 1) > 8 * BAND:
        raise UnreadableError("has tiles that are too large")


def _scale(longest: int) -> int:
    scale = 1
    while longest > LONGEST_SIDE * scale:
        scale *= 2
    return scale


def _read_smaller(picture: ImageFile.ImageFile) -> None:
    """Lets JPEG's own reader unpack a half, a quarter or an eighth, which takes less memory."""
    scale = _scale(max(picture.size))
    if scale > 1:
        width, height = (max(side // scale, 1) for side in picture.size)
        picture.draft(None, (width, height))


def _in_colour(picture: Image.Image) -> np.ndarray:
    """uint8 (H, W, 3) RGB, made smaller if it is too long; band by band, to save memory."""
    if picture.mode in ENDLESS:
        raise UnreadableError("has pixels of 32 bits. Save it as JPEG or PNG")
    scale, (width, height) = _scale(max(picture.size)), picture.size
    pixels = np.empty((-(-height // scale), -(-width // scale), 3), np.uint8)
    rows = max(BAND // width // scale, 1) * scale
    for top in range(0, height, rows):
        band = _as_rgb(picture.crop((0, top, width, min(top + rows, height))))
        pixels[top // scale : (top + rows) // scale] = band.reduce(scale) if scale > 1 else band
    return pixels


def _as_rgb(band: Image.Image) -> Image.Image:
    if band.mode in DEEP:
        band = Image.fromarray((np.asarray(band) >> 8).astype(np.uint8))
    return band if band.mode == "RGB" else band.convert("RGB")


def _orientation(picture: Image.Image) -> int:
    """By EXIF, or where that says nothing by XMP: 1 to 8, see `_turned`; 1 where it is damaged."""
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except Exception:  # a viewer shows it as it lies
        return 1


def _turned(pixels: np.ndarray, orientation: int) -> np.ndarray:
    """The picture as it is meant to be seen."""
    if orientation in (5, 7):
        pixels = cv2.transpose(pixels)
    turns = {3: cv2.ROTATE_180, 6: cv2.ROTATE_90_CLOCKWISE, 8: cv2.ROTATE_90_COUNTERCLOCKWISE}
    flips = {2: 1, 4: 0, 7: -1}
    if orientation in turns:
        return cv2.rotate(pixels, turns[orientation])
    return cv2.flip(pixels, flips[orientation]) if orientation in flips else pixels
