"""The sliding window: the mean distribution of one hand over the last moment."""

from collections import deque

import numpy as np


class Window:
    """Step 1 of `asl_keras.text`.

    Args:
        seconds: for which frames are averaged; the newest one always counts.
    """

    def __init__(self, seconds: float):
        self._seconds = seconds
        self._frames: deque[tuple[float, np.ndarray]] = deque()

    def add(self, time: float, probabilities: np.ndarray | None) -> None:
        """Forgets the frames that are too old and adds one.

        Args:
            time: in seconds; never decreases.
            probabilities: (labels,) of this frame; None if the hand is not in it.
        """
        while self._frames and self._frames[0][0] <= time - self._seconds:
            self._frames.popleft()
        if probabilities is not None:
            self._frames.append((time, np.array(probabilities, np.float64)))

    def mean(self) -> np.ndarray | None:
        """float64 (labels,), a new array; None without frames.

        The sum runs in order, so that another implementation has the same digits.
        """
        if not self._frames:
            return None
        total = np.zeros_like(self._frames[0][1])
        for _, frame in self._frames:
            total += frame
        return total / len(self._frames)
