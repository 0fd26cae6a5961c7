"""Ways to look at one picture: MediaPipe answers otherwise to each, and all miss few hands.

What is seen in several is right more often than what is seen in one; `experiments/looks.sh` has the
figures by which they were chosen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from asl_keras.hand.hand import Hand
from asl_keras.landmarks.finder import HandFinder
from asl_keras.landmarks.window import Window

WIDE = 1.5  # longer sides of the picture: hands that fill it have room around them


@dataclass(frozen=True)
class Look:
    """A window on the middle of a picture."""

    size: float
    """Of the window's side, in longer sides of the picture."""
    degrees: float = 0.0
    mirrored: bool = False

    def window(self, picture: np.ndarray) -> Window:
        """The window on a picture (H, W, 3)."""
        height, width = picture.shape[:2]
        middle = (width - 1) / 2, (height - 1) / 2
        return Window(*middle, self.size * max(height, width), self.degrees, self.mirrored)


LOOKS = (
    Look(WIDE, 25, mirrored=True),
    Look(1.0, -25, mirrored=True),
    Look(1.0, 25, mirrored=True),
    Look(WIDE),
    Look(WIDE, mirrored=True),
)
"""At the whole of a picture, after the picture itself; in the order in which they gain most."""

LEAST_PART = 0.3  # of a picture's longer side
CLOSE = 2.4  # sizes of the hand
CLOSE_LOOKS = ((0.0, False), (0.0, True), (25.0, False), (-25.0, True))
"""At a hand that is small: degrees, and whether mirrored."""


def close_looks(hand: Hand) -> Iterator[Window]:
    """Windows around a hand that was found, which enlarge it."""
    points = hand.landmarks[:, :2].astype(np.float64)
    low, high = points.min(axis=0), points.max(axis=0)
    x, y = (low + high) / 2
    side = max(CLOSE * float((high - low).max()), 1.0)
    for degrees, mirrored in CLOSE_LOOKS:
        yield Window(float(x), float(y), side, degrees, mirrored)


def tiles(picture: np.ndarray, share: float) -> Iterator[Window]:
    """Windows that cover a picture and overlap by half, row by row.

    Args:
        picture: (H, W, 3).
        share: of its shorter side, that of a window; of a long strip it is more, so that there are
            at most 18 windows.
    """
    height, width = picture.shape[:2]
    side = max(share * min(height, width), LEAST_PART * max(height, width))
    for y in _steps(height, side):
        for x in _steps(width, side):
            yield Window(x, y, side)


def _steps(length: int, side: float) -> Sequence[float]:
    """The middles of windows along a side of the picture."""
    free = length - side
    count = ceil(round(2 * free / side, 6)) + 1
    if count <= 1:
        return [(length - 1) / 2]
    return [(side - 1) / 2 + place * free / (count - 1) for place in range(count)]


def find_through(window: Window | None, picture: np.ndarray, finder: HandFinder) -> list[Hand]:
    """The hands that are seen through a window, in pixels of the picture; None is the picture."""
    if window is None:
        return finder.find(picture)
    return [window.put_back(hand) for hand in finder.find(window.cut(picture))]
