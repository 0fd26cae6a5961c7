"""What finds hands in pictures, whichever interface of MediaPipe is behind it."""

from typing import Protocol

import numpy as np

from asl_keras.hand.hand import Hand


class HandFinder(Protocol):
    """An adapter to MediaPipe; for a video it tracks hands from one picture to the next."""

    def find(self, picture: np.ndarray) -> list[Hand]:
        """The hands in a picture, uint8 (H, W, 3) RGB."""

    def reset(self) -> None:
        """Forgets the tracked hands."""

    def close(self) -> None:
        """Frees threads and memory."""
