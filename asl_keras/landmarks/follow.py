"""Follows the hands of a video from frame to frame, and looks around for one where none is seen."""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from asl_keras.hand.hand import Hand
from asl_keras.landmarks.finder import HandFinder
from asl_keras.landmarks.looks import WIDE, Look, close_looks, find_through, tiles
from asl_keras.landmarks.window import Window

LOOKS_A_FRAME = 2  # at most: two without a hand take no longer than one with a hand
REMEMBERED = 30  # frames for which a lost hand is looked for where it was


class Follower:
    """Looks at a frame as at the one before while a hand is seen, so that MediaPipe tracks it.

    Where none is seen, the looks take turns, two at a frame: near to where a hand was last, at the
    whole, with room around it, turned, at its parts.

    Args:
        finder: of hands in a video.
    """

    def __init__(self, finder: HandFinder):
        self._finder = finder
        self._follows = False  # a hand that the frame before showed
        self._window: Window | None = None  # of the last look; None is the picture
        self._turns: Iterator[Window | None] = iter(())
        self._last: Hand | None = None
        self._since = 0  # frames without a hand

    def find(self, picture: np.ndarray) -> list[Hand]:
        """The hands in the next frame, uint8 (H, W, 3) RGB, prepared."""
        hands: list[Hand] = []
        for window in islice(self._windows(picture), LOOKS_A_FRAME):
            self._window, hands = window, find_through(window, picture, self._finder)
            if hands:
                break
        self._follows = bool(hands)
        self._since = 0 if hands else self._since + 1
        self._last = hands[0] if hands else self._last
        return hands

    def reset(self) -> None:
        """Forgets the hands: the next frame does not follow from the last."""
        if self._last is None and self._since == 0:
            return  # no frame was seen, and a finder's reset takes time
        self._follows, self._window, self._last, self._since = False, None, None, 0
        self._turns = iter(())
        self._finder.reset()

    def _windows(self, picture: np.ndarray) -> Iterator[Window | None]:
        """Of the looks at a frame: that of the frame before, if it saw a hand; then in turns."""
        if self._follows:
            self._turns = iter(())  # they begin anew where the hand is lost
            yield self._window
        while True:
            yield from self._turns
            # Of a tuple, and not the generator's own, which would end with this one.
            self._turns = iter(tuple(self._around(picture)))

    def _around(self, picture: np.ndarray) -> Iterator[Window | None]:
        if self._last is not None and self._since < REMEMBERED:
            yield next(close_looks(self._last))
        yield None
        yield Look(WIDE).window(picture)
        yield Look(1.0, 25).window(picture)
        yield Look(1.0, -25).window(picture)
        yield from tiles(picture, 1.0)
