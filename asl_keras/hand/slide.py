"""A slide or a bounce of a hand that keeps its letter: so a letter is spelled twice.

People who spell LL do not open the hand between: it slides to the side, or bounces. No camera, no
clock; every number is a double, so that Java's `hand.Slide` says the same.
"""

from collections import deque

import numpy as np

PALM = [0, 5, 9, 13, 17]  # the wrist, and the first joints of four fingers
FAR = 0.3  # palm lengths from where the hand rested
QUICK = 1.7  # palm lengths a second, at least, at the quickest; a hand drifts more slowly
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
        self._quickest = 0.0  # of its speeds since

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
        speed = self._speed(time, place, length)
        still = speed is not None and speed <= STILL
        if self._rest is None or (still and not self._far):
            self._rest, self._left, self._quickest = place, time, 0.0
            return False
        self._quickest = max(self._quickest, speed or 0.0)
        away = float(np.linalg.norm(place - self._rest))
        self._far |= away >= FAR * length and self._quickest >= QUICK
        if not (still and self._far):
            return False
        short = time - self._left <= LONGEST
        self._rest, self._left, self._far, self._quickest = place, time, False, 0.0
        return short

    def _speed(self, time: float, place: np.ndarray, length: float) -> float | None:
        """Over the last moment, in palm lengths a second; None until there was one."""
        self._recent.append((time, place))
        while len(self._recent) > 2 and self._recent[1][0] <= time - REST:
            self._recent.popleft()
        since, before = self._recent[0]
        if time - since < REST / 2:
            return None
        return float(np.linalg.norm(place - before)) / max(length, 1e-9) / (time - since)
