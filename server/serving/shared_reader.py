"""One model for many threads: as many copies of a reader as read at the same time."""

from collections.abc import Callable
from queue import LifoQueue

import numpy as np

from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.reader import Reader


class SharedReader:
    """A `Reader` that any thread may use at any time; it waits where all copies are in use.

    Args:
        open_one: a copy of the reader. All are opened at once: later its file may be another.
        copies: at least 1.

    Raises:
        InputError: whatever opening a copy raises.
    """

    def __init__(self, open_one: Callable[[], Reader], copies: int):
        self._free: LifoQueue[Reader] = LifoQueue()
        for _ in range(copies):
            self._free.put(open_one())
        first = self._free.queue[0]
        self._alphabet, self._threshold = first.alphabet, first.threshold

    @property
    def alphabet(self) -> Alphabet:
        """The labels, in the order of the probabilities."""
        return self._alphabet

    @property
    def threshold(self) -> float:
        """The least probability of a letter that is accepted, 0 to 1."""
        return self._threshold

    def read(self, landmarks: np.ndarray) -> np.ndarray:
        """Hands (N, 21, 3) to calibrated probabilities of both views, float32 (N, labels)."""
        reader = self._free.get()
        try:
            return reader.read(landmarks)
        finally:
            self._free.put(reader)
