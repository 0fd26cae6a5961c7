"""Frames per second, smoothed."""

import time

SMOOTHING = 0.1  # weight of the newest frame


class FrameRate:
    """Counts frames as they come."""

    def __init__(self) -> None:
        self._frames, self._rate = 0, 0.0
        self._clock = time.perf_counter()

    def tick(self) -> float:
        """Counts a frame; returns the smoothed frames per second."""
        now = time.perf_counter()
        rate = 1 / max(now - self._clock, 1e-6)
        # The time before the first frame is that of the program's start.
        steady = self._frames >= 2
        self._rate = self._rate + SMOOTHING * (rate - self._rate) if steady else rate
        self._clock, self._frames = now, self._frames + 1
        return self._rate
