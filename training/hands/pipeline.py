"""Batches for the trainers of all backends, made in parallel while the model trains."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.data.batches import Batch
from asl_keras.inference.inputs import ModelInput

if TYPE_CHECKING:
    import tensorflow as tf


def pipeline(
    make: Callable[[int], Batch], first: int, last: int, reads: ModelInput
) -> tf.data.Dataset:
    """The batches with numbers [first, last), each made by `make` on a thread of its own."""
    import tensorflow as tf

    kinds = (tf.as_dtype(np.dtype(reads.dtype)), tf.int64)

    def load(step: tf.Tensor):
        hands, truth = tf.numpy_function(lambda number: make(int(number)), [step], kinds)
        hands.set_shape((None, *reads.shape))
        truth.set_shape((None,))
        return hands, truth

    steps = tf.data.Dataset.range(first, last)
    return steps.map(load, num_parallel_calls=tf.data.AUTOTUNE).prefetch(tf.data.AUTOTUNE)
