"""Batches of masks for training and validation, made in parallel while the model trains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from asl_keras import mask
from asl_keras.data.dataset import Dataset, ImageDataset
from asl_keras.synthetic import PoseModel, sample
from asl_keras.synthetic.generator import vary

if TYPE_CHECKING:
    import tensorflow as tf

# A step's random numbers depend on the seed, its purpose and its number alone, so that a resumed
# run sees what an uninterrupted one would have seen.
TRAINING, VALIDATION, ORDER = range(3)

Batch = tuple[np.ndarray, np.ndarray]  # masks uint8 (B, S, S, 3), labels int64 (B,)


class SyntheticHands:
    """An endless source of synthetic hands."""

    def __init__(self, model: PoseModel, seed: int, hands: int):
        self.labels, self.seed, self.hands = model.labels, seed, hands
        self._model = model

    def batch(self, step: int, size: int, side: int) -> Batch:
        """Batch number `step`."""
        hands, letters = sample(size, (self.seed, TRAINING, step), self._model)
        return mask.draw(hands, side), np.searchsorted(self.labels, letters)

    def steps(self, size: int) -> int:
        """Steps of an epoch."""
        return max(1, self.hands // size)


class RecordedHands:
    """The rows of a dataset that are for training, in a new order in every epoch."""

    def __init__(self, data: Dataset, rows: np.ndarray, labels: Sequence[str], seed: int):
        self.labels, self.seed = tuple(labels), seed
        self._data, self._rows = data, rows
        self._truth = np.searchsorted(self.labels, data.labels[rows])

    def batch(self, step: int, size: int, side: int) -> Batch:
        """Batch number `step`, landmarks varied before they are drawn."""
        epoch, position = divmod(step, self.steps(size))
        order = np.random.default_rng((self.seed, ORDER, epoch)).permutation(len(self._rows))
        chosen = order[position * size : (position + 1) * size]
        return self._masks(self._rows[chosen], step, side), self._truth[chosen]

    def _masks(self, rows: np.ndarray, step: int, side: int) -> np.ndarray:
        if isinstance(self._data, ImageDataset):
            return self._data.masks(rows, side)
        rng = np.random.default_rng((self.seed, TRAINING, step))
        return mask.draw(vary(self._data.landmarks(rows), rng), side)

    def steps(self, size: int) -> int:
        """Steps of an epoch: every row once, but for the rest that fills no batch."""
        return max(1, len(self._rows) // size)


def batches(make: Callable[[int], Batch], first: int, last: int, side: int) -> tf.data.Dataset:
    """The batches with numbers [first, last), each made by `make` on a thread of its own."""
    import tensorflow as tf

    def load(step: tf.Tensor):
        images, labels = tf.numpy_function(
            lambda number: make(int(number)), [step], (tf.uint8, tf.int64)
        )
        images.set_shape((None, side, side, 3))
        labels.set_shape((None,))
        return images, labels

    steps = tf.data.Dataset.range(first, last)
    return steps.map(load, num_parallel_calls=tf.data.AUTOTUNE).prefetch(tf.data.AUTOTUNE)
