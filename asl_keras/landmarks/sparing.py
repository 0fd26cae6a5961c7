"""Follows a lone hand without looking for others in every frame."""

import numpy as np

from asl_keras.hand.distinct import distinct
from asl_keras.hand.hand import Hand
from asl_keras.landmarks.finder import HandFinder

EVERY = 6  # frames, a fifth of a second at 30 a second: in one of them others are looked for
# Sizes of the hand between its landmarks in both finders, below which they follow it alike: in a
# clean video after two frames, in a very noisy one after up to 25.
ALIKE = 0.01


class SparingFinder:
    """Finds what MediaPipe finds, in half the time while there is one hand.

    While fewer hands are followed than are wanted, MediaPipe looks for palms in every frame, which
    takes longer than to follow a hand. So a lone hand is followed by a finder of one hand, once
    that one sees it as the other does: a new hand's landmarks need some frames to settle. Where it
    is lost, and every sixth frame, several are looked for.

    Args:
        several: of as many hands as are wanted, in a video.
        one: of one hand, in a video.
    """

    def __init__(self, several: HandFinder, one: HandFinder):
        self._several, self._one = several, one
        self._is_alone = False  # the hand of the frame before
        self._is_sure = False  # both finders saw it alike
        self._since = 0  # frames since several were looked for

    def find(self, picture: np.ndarray) -> list[Hand]:
        """The hands in the next frame, uint8 (H, W, 3) RGB, each once."""
        hand = self._one.find(picture) if self._is_alone else []
        is_followed = self._is_sure and bool(hand)
        self._since += 1
        if is_followed and self._since < EVERY:
            return hand
        self._since = 0
        found = distinct(self._several.find(picture))
        if is_followed and len(found) < 2:
            return hand
        self._is_alone = len(found) == 1
        self._is_sure = self._is_alone and bool(hand) and hand[0].distance(found[0]) < ALIKE
        return found

    def reset(self) -> None:
        """Forgets the tracked hands."""
        self._is_alone = self._is_sure = False
        self._several.reset()
        self._one.reset()

    def close(self) -> None:
        """Frees threads and memory."""
        self._several.close()
        self._one.close()
