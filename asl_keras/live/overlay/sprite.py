"""Small translucent pictures, made once and blended onto a picture: panels, outlines and rings."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from asl_keras.opencv import cv2

Colour = tuple[int, int, int]  # RGB

PANEL: Colour = (18, 21, 28)
INK: Colour = (232, 234, 240)
FAINT: Colour = (139, 147, 165)
GREEN: Colour = (76, 195, 138)
AMBER: Colour = (240, 173, 78)

EDGE_OPACITY = 0.6
FLIP = slice(None, None, -1)


class Sprite(NamedTuple):
    """A picture with transparency, in the form in which it is quickest to blend."""

    light: np.ndarray
    """uint8 (H, W, 3): its colours times its opacity."""
    rest: np.ndarray
    """uint8 (H, W, 3): the share of what is behind that shows through, 255 for all of it."""


def stencil(coverage: np.ndarray, colour: Colour, opacity: float = 1.0) -> Sprite:
    """A sprite of one colour from its coverage of each pixel, (H, W), 0 to 1."""
    alpha = (coverage * opacity)[..., np.newaxis]
    light = np.rint(alpha * np.array(colour)).astype(np.uint8)
    rest = np.rint(255 - 255 * alpha).astype(np.uint8)
    return Sprite(light, np.ascontiguousarray(np.broadcast_to(rest, light.shape)))


def stacked(back: Sprite, front: Sprite) -> Sprite:
    """Two sprites of one size as one."""
    share = front.rest / 255
    light = np.rint(front.light + back.light * share).astype(np.uint8)
    return Sprite(light, np.rint(back.rest * share).astype(np.uint8))


def blend(picture: np.ndarray, sprite: Sprite, left: int, top: int) -> None:
    """Lays a sprite over a picture, uint8 (H, W, 3), in place; what is outside is cut off."""
    there, here = _common(picture, sprite.light, left, top)
    region = picture[there]
    if region.size:
        seen = cv2.multiply(region, sprite.rest[here], scale=1 / 255)
        cv2.add(seen, sprite.light[here], dst=region)


def paste(picture: np.ndarray, piece: np.ndarray, left: int, top: int) -> None:
    """Puts an opaque piece, uint8 (h, w, 3), on a picture in place; what is outside is cut off."""
    there, here = _common(picture, piece, left, top)
    picture[there] = piece[here]


Part = tuple[slice, slice]


def _common(picture: np.ndarray, piece: np.ndarray, left: int, top: int) -> tuple[Part, Part]:
    """The pixels that both have, as a part of the picture and as a part of the piece."""
    rows = _overlap(picture.shape[0], piece.shape[0], top)
    columns = _overlap(picture.shape[1], piece.shape[1], left)
    return (rows[0], columns[0]), (rows[1], columns[1])


def _overlap(length: int, piece: int, start: int) -> tuple[slice, slice]:
    first = max(start, 0)
    last = max(min(start + piece, length), first)
    return slice(first, last), slice(first - start, last - start)


@lru_cache(maxsize=256)
def panel(width: int, height: int, radius: int, colour: Colour, opacity: float = 1.0) -> Sprite:
    """A filled rectangle with round corners."""
    return stencil(_filled(_depth(width, height, radius)), colour, opacity)


@lru_cache(maxsize=64)
def outline(
    width: int, height: int, radius: int, thickness: int, colour: Colour, opacity: float = 1.0
) -> Sprite:
    """The edge of a rectangle with round corners, drawn along its inside."""
    depth = _depth(width, height, radius)
    return stencil(_filled(depth) - _filled(depth - thickness), colour, opacity)


@lru_cache(maxsize=256)
def ring(side: int, thickness: int, share: float, colour: Colour, opacity: float = 1.0) -> Sprite:
    """A ring in a square, closed up to a share of the turn, 0 to 1, clockwise from the top."""
    across, down = _from_middle(side), _from_middle(side)[:, np.newaxis]
    depth = side / 2 - np.hypot(across, down)
    coverage = _filled(depth) - _filled(depth - thickness)
    if share < 1:
        turn = np.arctan2(across, -down) / (2 * np.pi) % 1
        circumference = np.pi * (side - thickness)
        coverage = coverage * _filled((share - turn) * circumference)
    return stencil(coverage, colour, opacity)


@lru_cache(maxsize=64)
def corners(
    length: int, radius: int, thickness: int, edge: int, colour: Colour
) -> tuple[Sprite, ...]:
    """The four corners of a rectangle, from the upper left one clockwise, on a dark edge.

    Args:
        length: of the legs, and of a sprite's side, in pixels.
        radius: of the rectangle's round corners, along the outside.
        thickness: of the line with its edge.
        edge: thickness of the dark edge on both sides of the line.
        colour: of the line, RGB.
    """
    depth = _depth(2 * length, 2 * length, radius)[:length, :length]
    dark = _filled(depth) - _filled(depth - thickness)
    line = _filled(depth - edge) - _filled(depth - thickness + edge)
    corner = stacked(stencil(dark, PANEL, EDGE_OPACITY), stencil(line, colour))
    turned = [(slice(None),), (slice(None), FLIP), (FLIP, FLIP), (FLIP,)]
    return tuple(Sprite(*(np.ascontiguousarray(part[turn]) for part in corner)) for turn in turned)


def _from_middle(length: int) -> np.ndarray:
    """How far pixel centres are right of (or below) the middle of a row (or column)."""
    return np.arange(length) + 0.5 - length / 2


def _depth(width: int, height: int, radius: int) -> np.ndarray:
    """How deep pixel centres lie in a rectangle with round corners: (H, W), negative outside."""
    bend = min(radius, width / 2, height / 2)
    across = np.abs(_from_middle(width)) - (width / 2 - bend)
    down = (np.abs(_from_middle(height)) - (height / 2 - bend))[:, np.newaxis]
    beyond = np.hypot(np.maximum(across, 0), np.maximum(down, 0))
    return bend - beyond - np.minimum(np.maximum(across, down), 0)


def _filled(depth: np.ndarray) -> np.ndarray:
    """How much of each pixel is inside, 0 to 1: half of it where its centre is on the edge."""
    return np.clip(depth + 0.5, 0, 1)
