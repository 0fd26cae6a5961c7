"""Rows of numbers, as tables and arrays have them, to hands; which of them are none, and why.

A row has one hand (42 values x, y of each point, or 63 with z), two (84, 126), or what MediaPipe
Holistic finds of a body, with the left and the right hand at its end.
"""

from typing import NamedTuple

import numpy as np

from asl_keras.data.schemas import impossible
from asl_keras.hand.skeleton import LANDMARK_COUNT
from training.sources.samples import NO_HAND

BOTH_HANDS = 2 * LANDMARK_COUNT * 3
# Before them come the pose (33 points, with visibility or without), and perhaps the face (468
# points, or 478 with irises).
BODIES = frozenset({225, 258, 1662, 1692})
WIDTHS = {42: (1, 2), 63: (1, 3), 84: (2, 2), 126: (2, 3)}  # hands, coordinates of a point
PIXELS = 3.0  # shares of a picture and of a hand are smaller than this
NOT_FINITE = "has a coordinate that is no number, or above 1e9"
MOST = 4_000_000  # of a source, which are in memory
CHUNK = 1 << 14  # rows that are looked at at a time: copies of them are small
NO_SIZE = "has 21 equal points"
TWO_HANDS = "shows two hands, and nothing says which one signs"


class Picked(NamedTuple):
    """One hand of each row, or why there is none."""

    hands: np.ndarray
    """float32 (N, 21, 3)."""
    which: np.ndarray
    """int (N,): its place in the row."""
    why: np.ndarray
    """(N,) text: what is wrong, to follow the row's name; "" where nothing is."""


def is_width(width: int) -> bool:
    """Whether a row of so many values has hands."""
    return width in WIDTHS or width in BODIES


def widths() -> str:
    """Those widths, for a sentence."""
    return ", ".join(map(str, sorted({*WIDTHS, *BODIES})))


def split(values: np.ndarray) -> np.ndarray:
    """The hands of rows: float32 (N, hands, 21, 3), z NaN where there is none.

    Args:
        values: float (N, F), F one of `widths`.
    """
    if values.shape[1] in BODIES:
        values = values[:, -BOTH_HANDS:]
    count, axes = WIDTHS[values.shape[1]]
    points = values.reshape(len(values), count, LANDMARK_COUNT, axes)
    with np.errstate(invalid="ignore"):
        has_depth = axes == 3 and points[..., 2].any()  # zeros are written by who has none
    if has_depth and points.dtype == np.float32:
        return points
    hands = np.full((*points.shape[:-1], 3), np.nan, np.float32)
    kept = 3 if has_depth else 2
    with np.errstate(over="ignore", invalid="ignore"):
        hands[..., :kept] = points[..., :kept]
    return hands


def pick(hands: np.ndarray) -> Picked:
    """The one hand of each row; a row with two that are there has none, as either may sign.

    Args:
        hands: float32 (N, hands, 21, 3).
    """
    parts = [_pick(hands[start : start + CHUNK]) for start in range(0, len(hands), CHUNK)]
    if hands.shape[1] == 1:  # no copy of a million
        picked = hands[:, 0]
    else:
        picked = np.concatenate([hands[:0, 0], *(part.hands for part in parts)])
    which = np.concatenate([np.zeros(0, np.int64), *(part.which for part in parts)])
    return Picked(picked, which, np.concatenate([np.zeros(0, str), *(p.why for p in parts)]))


def _pick(hands: np.ndarray) -> Picked:
    there = is_there(hands)
    which = there.argmax(axis=1)
    picked = hands[np.arange(len(hands)), which]
    count = there.sum(axis=1)
    why = np.select(
        [count == 0, count > 1, *impossible(picked)],
        [NO_HAND, TWO_HANDS, NOT_FINITE, NO_SIZE],
        "",
    )
    return Picked(picked, which, why)


def is_there(hands: np.ndarray) -> np.ndarray:
    """bool (N, hands): that not all x and y are 0 or no number, as programs write "no hand"."""
    return (np.nan_to_num(hands[..., :2]) != 0).any(axis=(2, 3))


def are_pixels(hands: np.ndarray) -> bool:
    """Whether most have x or y too large for shares of a picture: then these have one unit."""
    points = hands[..., :2]
    largest = np.maximum(points.max(axis=(1, 2)), -points.min(axis=(1, 2)))
    return bool(len(hands)) and bool(np.median(largest) > PIXELS)


def are_shares_of_a_hand(hands: np.ndarray) -> bool:
    """Whether they are measured from the wrist, the largest x or y being 1.

    So the program hand-gesture-recognition-using-mediapipe writes them, from pixels.
    """
    largest = np.abs(hands[..., :2]).max(axis=(1, 2))
    return bool(len(hands)) and bool(
        not hands[:, 0, :2].any() and np.allclose(largest, 1, atol=1e-3)
    )


def widened(hands: np.ndarray, proportion: float) -> np.ndarray:
    """Shares of width and height, in one unit: x and z times width / height of the picture."""
    return hands * np.array([proportion, 1, proportion], np.float32)
