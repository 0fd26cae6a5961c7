"""A square window on a picture, perhaps turned and mirrored: one way to look at it."""

from dataclasses import dataclass, replace

import numpy as np

from asl_keras.hand.hand import OTHER_SIDE, Hand
from asl_keras.opencv import cv2

PIXELS = 640  # of a window's side, at most


@dataclass(frozen=True)
class Window:
    """A square on a picture, in its pixels; may reach past it, where its edges go on."""

    x: float
    """Of the centre."""
    y: float
    side: float
    """At least 1."""
    degrees: float = 0.0
    """By which it is turned clockwise: what points there seems to point up."""
    mirrored: bool = False
    """Left and right change places in it."""

    def cut(self, picture: np.ndarray) -> np.ndarray:
        """What is seen through it: uint8 (S, S, 3) of uint8 (H, W, 3), S at most 640."""
        size = self._pixels, self._pixels
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        return cv2.warpAffine(
            picture, self.to_picture, size, flags=flags, borderMode=cv2.BORDER_REPLICATE
        )

    def put_back(self, hand: Hand) -> Hand:
        """A hand that was found in the window, in the pixels of the picture."""
        move = self.to_picture
        points = np.empty_like(hand.landmarks)
        points[:, :2] = hand.landmarks[:, :2] @ move[:, :2].T + move[:, 2]
        points[:, 2] = hand.landmarks[:, 2] * (self.side / self._pixels)
        side = OTHER_SIDE[hand.handedness] if self.mirrored else hand.handedness
        return replace(hand, landmarks=points, handedness=side)

    @property
    def _pixels(self) -> int:
        return min(round(self.side), PIXELS)

    @property
    def to_picture(self) -> np.ndarray:
        """float64 (2, 3): from the window's pixels to the picture's."""
        scale, angle = self.side / self._pixels, np.deg2rad(self.degrees)
        cosine, sine = scale * np.cos(angle), scale * np.sin(angle)
        across = np.array([cosine, sine]) * (-1 if self.mirrored else 1)
        down = np.array([-sine, cosine])
        middle = (self._pixels - 1) / 2
        corner = np.array([self.x, self.y]) - middle * (across + down)
        return np.stack([across, down, corner], axis=1)
