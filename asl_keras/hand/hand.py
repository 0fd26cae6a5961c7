"""A hand that was found in a picture."""

from dataclasses import dataclass
from typing import Self

import numpy as np

OTHER_SIDE = {"Left": "Right", "Right": "Left"}


@dataclass(frozen=True)
class Hand:
    """A hand in a picture."""

    landmarks: np.ndarray
    """float32 (21, 3): x, y and relative depth, all in pixels of the picture."""
    handedness: str
    """"Left" or "Right" for a mirrored picture: an unmirrored right hand is reported as "Left"."""
    score: float
    """How sure the landmarker is of the handedness, 0.5 to 1."""

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the landmarks, in pixels; may reach past the picture."""
        points = self.landmarks[:, :2]
        low, high = np.floor(points.min(axis=0)), np.ceil(points.max(axis=0))
        return int(low[0]), int(low[1]), int(high[0]), int(high[1])

    @property
    def size(self) -> float:
        """The longer side of the landmarks' box in pixels, at least 1."""
        return max(float(np.ptp(self.landmarks[:, :2], axis=0).max()), 1.0)

    def distance(self, other: Self, step: np.ndarray | float = 0.0) -> float:
        """The mean distance of the landmarks from the other hand's, in sizes of the other hand.

        Args:
            other: with the size that is meant.
            step: (2,) in pixels, by which the other hand is moved first.
        """
        points = other.landmarks[:, :2]
        apart = np.linalg.norm(self.landmarks[:, :2] - (points + step), axis=1).mean()
        return float(apart / other.size)
