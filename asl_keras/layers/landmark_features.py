"""The features of a hand as a Keras layer: those of `asl_keras.hand.features`, on any backend."""

from asl_keras.hand.features import FEATURE_COUNT, FIRST, SECOND
from asl_keras.layers.backend import keras, ops
from asl_keras.layers.landmark_layer import LandmarkLayer


@keras.saving.register_keras_serializable(package="asl_keras")
class LandmarkFeatures(LandmarkLayer):
    """Coordinates and distances of landmarks, equal to `asl_keras.hand.features.features`.

    It has no weights. Under mixed precision it still computes in float32.

    Args:
        **kwargs: of `keras.layers.Layer`.

    Input shape:
        (batch, 21, 3): x, y and z; z is not used

    Output shape:
        (batch, 252): x of the landmarks, y of them, distances between them

    Raises:
        ValueError: if the input's shape is another.

    Example:
        >>> import numpy as np
        >>> landmarks = np.random.default_rng(0).normal(size=(2, 21, 3)).astype("float32")
        >>> LandmarkFeatures()(landmarks).shape == (2, 252)
        True
    """

    def call(self, landmarks):
        points = ops.cast(landmarks, "float32")[..., :2]
        points = points - points[:, :1]
        points = points - ops.mean(points, axis=1, keepdims=True)
        square = ops.mean(ops.sum(ops.square(points), axis=2), axis=1)[:, None, None]
        points = points / ops.where(square > 0, ops.sqrt(square), ops.ones_like(square))
        apart = ops.take(points, FIRST, axis=1) - ops.take(points, SECOND, axis=1)
        distances = ops.sqrt(ops.sum(ops.square(apart), axis=2))
        found = ops.concatenate([points[..., 0], points[..., 1], distances], axis=1)
        return ops.cast(found, self.compute_dtype)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], FEATURE_COUNT)
