"""Which frames of a hand are worth keeping: those of a still hand that are not all alike."""

from collections import deque

import numpy as np

from asl_keras.hand.variation import centred

# Distances of two shapes: the root mean square over landmarks, in units of the hand's size. Of a
# still hand two frames are 0.01 to 0.03 apart, 0.1 in a noisy picture; two letters 0.2 to 1.
STILL = 0.15
ALIKE = 0.03
SPACING = 0.15  # seconds between two frames that are kept
PATIENCE = 0.5  # seconds after which a frame is kept although it is like another one


def shape(landmarks: np.ndarray) -> np.ndarray:
    """What a hand (21, 3) looks like wherever it is and however large: (21, 2)."""
    return centred(landmarks[np.newaxis].astype(np.float64))[0, :, :2]


def apart(one: np.ndarray, other: np.ndarray) -> float:
    """The distance of two shapes."""
    return float(np.sqrt(((one - other) ** 2).sum(axis=1).mean()))


class Stillness:
    """Whether a hand keeps its shape; where it is does not matter.

    Args:
        seconds: for which it must do so.
    """

    def __init__(self, seconds: float):
        self._seconds = seconds
        self._seen: deque[tuple[float, np.ndarray]] = deque()

    def see(self, time: float, landmarks: np.ndarray) -> bool:
        """Whether the hand was there for a moment, always in this shape."""
        now = shape(landmarks)
        while len(self._seen) > 1 and self._seen[1][0] <= time - self._seconds:
            self._seen.popleft()
        self._seen.append((time, now))
        long_enough = time - self._seen[0][0] >= self._seconds
        return long_enough and all(apart(before, now) < STILL for _, before in self._seen)

    def lose(self) -> None:
        """The hand is gone, or the picture jumps."""
        self._seen.clear()


class Frames:
    """The kept frames of one letter, of those that are offered.

    Args:
        most: to keep.
    """

    def __init__(self, most: int):
        self.landmarks: list[np.ndarray] = []
        self._most = most
        self._times: list[float] = []

    @property
    def full(self) -> bool:
        """Whether there are enough."""
        return len(self.landmarks) >= self._most

    def offer(self, time: float, landmarks: np.ndarray) -> bool:
        """Keeps a frame of a still hand if it adds something; says whether it did."""
        waited = time - self._times[-1] if self._times else np.inf
        if self.full or waited < SPACING or (waited < PATIENCE and self._is_known(landmarks)):
            return False
        self.landmarks.append(landmarks)
        self._times.append(time)
        return True

    def _is_known(self, landmarks: np.ndarray) -> bool:
        now = shape(landmarks)
        return any(apart(shape(kept), now) < ALIKE for kept in self.landmarks)
