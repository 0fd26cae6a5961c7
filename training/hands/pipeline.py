"""Batches for the trainers of all backends, made in parallel while the model trains."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.data.batches import Batch
from training.hands.feed import Feeds

if TYPE_CHECKING:
    import tensorflow as tf


def pipeline(make: Callable[[int], Batch], first: int, last: int, feeds: Feeds) -> Iterable[Batch]:
    """The batches with numbers [first, last), each made by `make` on a thread of its own.

    On TensorFlow they are a `tf.data.Dataset`, which its strategies share among devices; elsewhere
    a `keras.utils.PyDataset`, and TensorFlow need not be installed.
    """
    from asl_keras.layers.backend import keras

    if keras.backend.backend() == "tensorflow":
        return _on_tensorflow(make, first, last, feeds)
    from training.hands.ahead import BatchesAhead

    return BatchesAhead(make, first, last)


def _on_tensorflow(
    make: Callable[[int], Batch], first: int, last: int, feeds: Feeds
) -> tf.data.Dataset:
    import tensorflow as tf

    kinds = (tf.as_dtype(np.dtype(feeds.dtype)), tf.int64)

    def load(step: tf.Tensor):
        hands, truth = tf.numpy_function(lambda number: make(int(number)), [step], kinds)
        hands.set_shape((None, *feeds.shape))
        truth.set_shape((None,))
        return hands, truth

    steps = tf.data.Dataset.range(first, last)
    return steps.map(load, num_parallel_calls=tf.data.AUTOTUNE).prefetch(tf.data.AUTOTUNE)
