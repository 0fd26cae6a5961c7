"""A slide or a bounce of a hand that keeps its letter: so a letter is spelled twice.

People who spell LL do not open the hand between: it slides to the side, or bounces. No camera, no
clock; every number is a double, so that Java's `hand.Slide` says the same.
"""

from collections import deque

import numpy as np

PALM = [0, 5, 9, 13, 17]  # the wrist, and the first joints of four fingers
FAR = 0.3  # palm lengths from where the hand rested; a hand that holds a letter drifts by less
STILL = 0.6  # palm lengths a second, at most, of a hand that rests
REST = 0.1  # seconds over which that is measured
LONGEST = 0.8  # seconds; what takes longer is a hand that goes elsewhere


class Slide:
    """Follows one hand."""

    def __init__(self) -> None:
        self.lose()

    def lose(self) -> None:
        """The next frame does not follow from the last."""
        self._recent: deque[tuple[float, np.ndarray]] = deque()
        self._rest: np.ndarray | None = None  # where it was when it last rested
        self._left = 0.0  # when it left that
        self._far = False  # it was far from there since

    def update(self, time: float, landmarks: np.ndarray | None) -> bool:
        """Whether a slide or a bounce has just come to its end.

        Args:
            time: in seconds; never decreases.
            landmarks: (21, 3) in pixels; None if the hand is not in the frame.
        """
        if landmarks is None:
            self.lose()
            return False
        palm = np.asarray(landmarks, np.float64)[PALM, :2]
        place, length = palm.mean(axis=0), float(np.linalg.norm(palm[1:] - palm[0], axis=1).max())
        still = self._is_still(time, place, length)
        if self._rest is None or (still and not self._far):
            self._rest, self._left = place, time
            return False
        self._far |= float(np.linalg.norm(place - self._rest)) >= FAR * length
        if not (still and self._far):
            return False
        quick = time - self._left <= LONGEST
        self._rest, self._left, self._far = place, time, False
        return quick

    def _is_still(self, time: float, place: np.ndarray, length: float) -> bool:
        """Whether it stayed nearly where it is, over the last moment."""
        self._recent.append((time, place))
        while len(self._recent) > 2 and self._recent[1][0] <= time - REST:
            self._recent.popleft()
        since, before = self._recent[0]
        if time - since < REST / 2:
            return False
        speed = float(np.linalg.norm(place - before)) / max(length, 1e-9) / (time - since)
        return speed <= STILL
