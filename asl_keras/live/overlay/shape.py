"""A hand shape as an illustration: a palm and fingers with edges, near parts over far ones.

Made of 21 landmarks alone, so that any pose model, or any recorded hand, can be shown to a learner.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from asl_keras.hand.skeleton import FINGERS, finger_bones
from asl_keras.live.overlay.layout import INSET_PADDING, Rect, Scale
from asl_keras.live.overlay.sprite import (
    FAINT,
    PANEL,
    Colour,
    blend,
    outline,
    panel,
    paste,
    stacked,
)
from asl_keras.mask import FINGER_COLOURS
from asl_keras.opencv import cv2

GROUND: Colour = (30, 35, 46)
NEAR, FAR = np.array([238, 222, 205]), np.array([166, 150, 141])  # of the skin, by its depth
PALM = [0, 1, 5, 9, 13, 17]
# Widths as shares of the palm's length, from the wrist to the middle finger's first joint.
BASE_WIDTH, TIP_WIDTH, PALM_EDGE, LINE, NAIL = 0.27, 0.21, 0.24, 0.02, 0.12
MARGIN = 0.13  # of the picture's side around the landmarks, which are the middle of the fingers
SUBPIXEL_BITS = 4
FINER = 2  # times that it is drawn larger, for smooth edges
RADIUS, FRAME_OPACITY, OPACITY = 8, 0.5, 0.9


class _Part(NamedTuple):
    """A bone of a finger, or the palm where there is no finger."""

    depth: float
    """Smaller is nearer."""
    joints: tuple[int, ...]
    finger: str | None


def draw_shape(picture: np.ndarray, landmarks: np.ndarray, place: Rect, px: Scale) -> None:
    """Draws a hand shape on a card.

    Args:
        picture: uint8 (H, W, 3) RGB, drawn on in place.
        landmarks: (21, 3) in any unit, z NaN where unknown.
        place: of the illustration, a square.
        px: the scale of the picture.
    """
    card = place.grown(px(INSET_PADDING))
    back = stacked(
        panel(card.width, card.height, px(RADIUS), PANEL, OPACITY),
        outline(card.width, card.height, px(RADIUS), px(1), FAINT, FRAME_OPACITY),
    )
    blend(picture, back, card.left, card.top)
    paste(picture, shape(landmarks, place.width), place.left, place.top)


def shape(landmarks: np.ndarray, side: int) -> np.ndarray:
    """A hand shape, as large as fits into a square.

    Args:
        landmarks: (21, 3) in any unit, z NaN where unknown.
        side: of the square in pixels.

    Returns:
        uint8 (side, side, 3) RGB.
    """
    large = FINER * side
    picture = np.full((large, large, 3), GROUND, np.uint8)
    points = _fitted(landmarks[:, :2].astype(np.float64), large)
    palm = float(np.linalg.norm(points[9] - points[0]))
    parts = sorted(_parts(np.nan_to_num(landmarks[:, 2])), key=lambda part: -part.depth)
    depths = [part.depth for part in parts]
    for part in parts:
        share = (part.depth - min(depths)) / max(max(depths) - min(depths), 1e-9)
        colour = tuple((NEAR + share * (FAR - NEAR)).round().astype(int).tolist())
        _draw(picture, points, part, palm, colour)
    return cv2.resize(picture, (side, side), interpolation=cv2.INTER_AREA)


def _fitted(points: np.ndarray, side: int) -> np.ndarray:
    low, high = points.min(axis=0), points.max(axis=0)
    scale = (1 - 2 * MARGIN) * side / max((high - low).max(), 1e-9)
    return (points - (low + high) / 2) * scale + side / 2


def _parts(depth: np.ndarray) -> Iterator[_Part]:
    """The palm, and the bones of each finger, which are never behind it by a hair's breadth."""
    yield _Part(float(depth[PALM].mean()), tuple(PALM), None)
    for finger in reversed(FINGERS):
        for bone in finger_bones(finger):
            yield _Part(float(depth[list(bone)].mean()), bone, finger)


def _draw(
    picture: np.ndarray, points: np.ndarray, part: _Part, palm: float, colour: Colour
) -> None:
    """A part with its dark edge, which sets it off from what is behind it."""
    edge = max(LINE * palm, 1.0)
    if part.finger is None:
        outer = points[list(part.joints)]
        for wider, paint in ((2 * edge, PANEL), (0.0, colour)):
            width = max(round(PALM_EDGE * palm + wider), 1)
            cv2.fillPoly(picture, [_fixed(outer)], paint, cv2.LINE_AA, SUBPIXEL_BITS)
            cv2.polylines(picture, [_fixed(outer)], True, paint, width, cv2.LINE_AA, SUBPIXEL_BITS)
        return
    joints = FINGERS[part.finger]
    start, end = (_width(joints.index(joint)) * palm for joint in part.joints)
    first, last = points[list(part.joints)]
    for wider, paint in ((edge, PANEL), (0.0, colour)):
        _bone(picture, (first, last), (start / 2 + wider, end / 2 + wider), paint)
    if part.joints[1] == joints[-1]:
        _disc(picture, last, NAIL * palm / 2, FINGER_COLOURS[part.finger])


def _width(joint: int) -> float:
    """Of a finger at its joint, 0 to 3 from the palm on."""
    return BASE_WIDTH + (TIP_WIDTH - BASE_WIDTH) * joint / 3


def _bone(
    picture: np.ndarray,
    ends: tuple[np.ndarray, np.ndarray],
    radii: tuple[float, float],
    colour: Colour,
) -> None:
    """A tapered capsule."""
    along = ends[1] - ends[0]
    across = np.array([-along[1], along[0]]) / max(float(np.linalg.norm(along)), 1e-9)
    corners = [
        ends[0] + across * radii[0],
        ends[1] + across * radii[1],
        ends[1] - across * radii[1],
        ends[0] - across * radii[0],
    ]
    cv2.fillConvexPoly(picture, _fixed(np.array(corners)), colour, cv2.LINE_AA, SUBPIXEL_BITS)
    for end, radius in zip(ends, radii, strict=True):
        _disc(picture, end, radius, colour)


def _disc(picture: np.ndarray, place: np.ndarray, radius: float, colour: Colour) -> None:
    whole = round(radius * (1 << SUBPIXEL_BITS))
    centre = _fixed(place[np.newaxis])[0].tolist()
    cv2.circle(picture, centre, whole, colour, cv2.FILLED, cv2.LINE_AA, SUBPIXEL_BITS)


def _fixed(points: np.ndarray) -> np.ndarray:
    """Points (N, 2) in pixels as OpenCV's integers, whose (0, 0) is the middle of a pixel."""
    return np.rint((points - 0.5) * (1 << SUBPIXEL_BITS)).astype(np.int32)
