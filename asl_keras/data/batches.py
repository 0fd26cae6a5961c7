"""Batches that models are trained and fine-tuned on; each depends on its number alone."""

import math
from functools import lru_cache
from typing import Protocol

import numpy as np

from asl_keras.data.augmentation import augmented
from asl_keras.data.dataset import Dataset, LandmarkDataset, Reads
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.variation import vary

# Purposes of random numbers. Those of a batch depend only on the seed, the purpose and the number
# of the batch, so that a resumed run sees the batches of an unbroken one.
TRAINING, VALIDATION, ORDER, DROPOUT = range(4)

Batch = tuple[np.ndarray, np.ndarray]  # what the model reads (B, *shape), truth int64 (B,)


class Batches(Protocol):
    """Hands with their letters, epoch after epoch."""

    alphabet: Alphabet
    """Whose labels the truth indexes."""
    steps: int
    """Batches of an epoch."""
    shares: np.ndarray
    """(labels,) of hands with each label of the alphabet."""

    def batch(self, step: int) -> Batch:
        """Batch number `step`, counted from the first epoch on."""


class RecordedBatches:
    """Rows of a dataset, in a new order and with new variations in every pass.

    Args:
        data: the dataset; its alphabet is that of the batches.
        rows: to train on.
        reads: what the model reads.
        size: rows in a batch. Rows of a pass that do not fill a batch are left out.
        seed: of order and variations.
        least: batches of an epoch, which passes over few rows several times.
        hands: of an epoch, instead: a part of a pass, or more than one.
        augments: masks; else they come as they are, for a device that augments them.
    """

    def __init__(
        self,
        data: Dataset,
        rows: np.ndarray,
        reads: Reads,
        size: int,
        seed: int,
        least: int = 1,
        hands: int | None = None,
        augments: bool = True,
    ):
        self.alphabet = data.alphabet
        self.shares = np.bincount(data.truth[rows], minlength=len(data.alphabet)) / len(rows)
        self._steps_of_a_pass = max(1, len(rows) // size)
        passes = math.ceil(least / self._steps_of_a_pass)
        self.steps = passes * self._steps_of_a_pass if hands is None else max(1, hands // size)
        self._data, self._rows, self._reads = data, rows, reads
        self._size, self._seed, self._augments = size, seed, augments
        # Of a million rows it takes as long as a batch. At the end of a pass two are in use.
        self._order = lru_cache(maxsize=2)(self._shuffled)

    def batch(self, step: int) -> Batch:
        """Batch number `step`."""
        number, position = divmod(step, self._steps_of_a_pass)
        rows = self._order(number)[position * self._size : (position + 1) * self._size]
        random = np.random.default_rng((self._seed, TRAINING, step))
        return self._varied(rows, random), self._data.truth[rows]

    def _shuffled(self, number: int) -> np.ndarray:
        """The rows in the order of a pass."""
        return np.random.default_rng((self._seed, ORDER, number)).permutation(self._rows)

    def _varied(self, rows: np.ndarray, random: np.random.Generator) -> np.ndarray:
        if isinstance(self._data, LandmarkDataset):
            return self._reads.prepare(vary(self._data.landmarks(rows), random))
        masks = self._data.prepared(rows, self._reads)
        return augmented(masks, random) if self._augments else masks
