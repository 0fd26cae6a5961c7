"""Follows the hands of a video from frame to frame, and looks around for one where none is seen."""

from collections.abc import Iterator

import numpy as np

from asl_keras.hand.hand import Hand
from asl_keras.landmarks.finder import HandFinder
from asl_keras.landmarks.looks import WIDE, Look, close_looks, find_through, tiles
from asl_keras.landmarks.window import Window

# At a frame in which no hand is seen; most of them cost a third of one with a hand.
LOOKS_A_FRAME = 3
REMEMBERED = 30  # frames for which a lost hand is looked for where it was


class Follower:
    """Looks at a frame as at the one before while a hand is seen, so that MediaPipe tracks it.

    Where none is seen, the looks take turns, several at a frame: near to where a hand was last, at
    the whole, with room around it, at its parts, turned.

    Args:
        finder: of hands in a video.
    """

    def __init__(self, finder: HandFinder):
        self._finder = finder
        self._window: Window | None = None
        self._turns: Iterator[Window | None] = iter(())
        self._last: Hand | None = None
        self._since = 0  # frames without a hand

    def find(self, picture: np.ndarray) -> list[Hand]:
        """The hands in the next frame, uint8 (H, W, 3) RGB, prepared."""
        hands = find_through(self._window, picture, self._finder)
        for _ in range(LOOKS_A_FRAME - 1):
            if hands:
                break
            self._window = self._next(picture)
            hands = find_through(self._window, picture, self._finder)
        self._since = 0 if hands else self._since + 1
        self._last = hands[0] if hands else self._last
        return hands

    def reset(self) -> None:
        """Forgets the hands: the next frame does not follow from the last."""
        self._window, self._last, self._since = None, None, 0
        self._turns = iter(())
        self._finder.reset()

    def _next(self, picture: np.ndarray) -> Window | None:
        if self._since == 0 and self._last is not None:  # just lost
            self._turns = self._around(picture)
        for window in self._turns:
            return window
        self._turns = self._around(picture)
        return next(self._turns)

    def _around(self, picture: np.ndarray) -> Iterator[Window | None]:
        if self._last is not None and self._since < REMEMBERED:
            yield next(close_looks(self._last))
        yield None
        yield Look(WIDE).window(picture)
        yield Look(1.0, 25).window(picture)
        yield Look(1.0, -25).window(picture)
        yield from tiles(picture, 1.0)
