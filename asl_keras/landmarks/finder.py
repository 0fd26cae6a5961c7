"""What finds hands in pictures, whichever interface of MediaPipe is behind it."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from asl_keras.hand.hand import Hand


@dataclass(frozen=True)
class Confidence:
    """How sure MediaPipe must be, 0 to 1; a default is what it has without being asked."""

    palm: float = 0.5
    """That a palm is one (`min_detection_confidence`)."""
    hand: float = 0.5
    """That its landmarks are a hand's (`min_tracking_confidence`, in single pictures, too)."""


class HandFinder(Protocol):
    """An adapter to MediaPipe; for a video it tracks hands from one picture to the next."""

    def find(self, picture: np.ndarray) -> list[Hand]:
        """The hands in a picture, uint8 (H, W, 3) RGB."""

    def reset(self) -> None:
        """Forgets the tracked hands."""

    def close(self) -> None:
        """Frees threads and memory."""
