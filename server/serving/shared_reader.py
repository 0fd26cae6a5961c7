"""One model for many threads: as many copies of a reader as read at the same time."""

from collections.abc import Callable

import numpy as np

from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.reader import Reader
from server.serving.shelf import Shelf


class SharedReader:
    """A `Reader` that any thread may use at any time.

    Args:
        open_one: a copy of the reader.

    Raises:
        InputError: whatever opening the first copy raises.
    """

    def __init__(self, open_one: Callable[[], Reader]):
        self._copies = Shelf(open_one)
        with self._copies.one() as first:
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
        with self._copies.one() as reader:
            return reader.read(landmarks)
