"""The keys and what they do, in the middle of a dimmed picture."""

from collections.abc import Sequence

import numpy as np

from asl_keras.live.overlay import lettering
from asl_keras.live.overlay.layout import MARGIN, Scale
from asl_keras.live.overlay.sprite import FAINT, INK, PANEL, Colour, blend, outline, panel
from asl_keras.opencv import cv2

TITLE = "Keys"
DIMMED = 0.4  # what is left of the picture's light
OPACITY, FRAME_OPACITY = 0.9, 0.4
TITLE_SIZE, SIZE, ROW, PADDING, RADIUS = 18, 15, 32, 26, 14  # points
KEY_HEIGHT, KEY_PADDING, KEY_RADIUS = 1.7, 0.5, 0.4  # of the font's size

Lines = Sequence[tuple[str, str]]


def draw_help(picture: np.ndarray, lines: Lines, px: Scale) -> None:
    """Draws (key, what it does) over a picture, smaller where it would not fit."""
    cv2.convertScaleAbs(picture, dst=picture, alpha=DIMMED)
    height, width = picture.shape[:2]
    wide, high = _size(lines, px)
    share = min((width - 2 * px(MARGIN)) / wide, (height - 2 * px(MARGIN)) / high, 1)
    px = Scale(px.unit * share)
    wide, high = _size(lines, px)
    left, top = (width - wide) // 2, (height - high) // 2
    blend(picture, panel(wide, high, px(RADIUS), PANEL, OPACITY), left, top)
    blend(picture, outline(wide, high, px(RADIUS), px(1), FAINT, FRAME_OPACITY), left, top)
    _draw_lines(picture, lines, (left + px(PADDING), top + px(PADDING)), px)


def _draw_lines(picture: np.ndarray, lines: Lines, place: tuple[int, int], px: Scale) -> None:
    """A title, then a row for each line: its key, and what it does beside it."""
    left, middle = place[0], place[1] + px(TITLE_SIZE) // 2
    lettering.write(picture, TITLE, (left, middle), px(TITLE_SIZE), INK, bold=True)
    right = left + _keys_width(lines, px)
    for key, meaning in lines:
        middle += px(ROW)
        draw_key(picture, key, (right, middle), px(SIZE), INK)
        lettering.write(picture, meaning, (right + px(MARGIN), middle), px(SIZE), INK)


def _size(lines: Lines, px: Scale) -> tuple[int, int]:
    """Width and height of the panel in pixels."""
    meanings = max((lettering.width(meaning, px(SIZE)) for _, meaning in lines), default=0)
    rows = _keys_width(lines, px) + px(MARGIN) + meanings
    title = lettering.width(TITLE, px(TITLE_SIZE), bold=True)
    high = px(TITLE_SIZE) + px(ROW) * len(lines)
    return max(rows, title) + 2 * px(PADDING), high + 2 * px(PADDING)


def _keys_width(lines: Lines, px: Scale) -> int:
    return max((key_width(key, px(SIZE)) for key, _ in lines), default=0)


def key_width(key: str, size: int) -> int:
    """How wide a key is drawn, in pixels."""
    return max(lettering.width(key, size) + round(2 * KEY_PADDING * size), _key_height(size))


def _key_height(size: int) -> int:
    return round(KEY_HEIGHT * size)


def draw_key(
    picture: np.ndarray, key: str, place: tuple[int, int], size: int, colour: Colour
) -> int:
    """Draws a key of a keyboard and returns its left edge.

    Args:
        picture: uint8 (H, W, 3) RGB.
        key: what stands on it.
        place: its right edge, and the y of its middle, in pixels.
        size: of the font in pixels.
        colour: RGB.
    """
    wide, high = key_width(key, size), _key_height(size)
    left = place[0] - wide
    edge = outline(wide, high, round(KEY_RADIUS * size), max(size // 13, 1), FAINT)
    blend(picture, edge, left, place[1] - high // 2)
    lettering.write(picture, key, (left + wide // 2, place[1]), size, colour, align=0.5)
    return left
