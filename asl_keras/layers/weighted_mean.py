"""The weighted mean of several answers: what makes an ensemble one network."""

from collections.abc import Sequence
from math import inf

from asl_keras.layers.backend import keras


@keras.saving.register_keras_serializable(package="asl_keras")
class WeightedMean(keras.layers.Layer):
    """Averages tensors of one shape.

    Of probabilities it makes probabilities, in float32 even where the rest is of mixed precision.

    Args:
        weights: of the inputs, above 0; only their ratios count.
        **kwargs: of `keras.layers.Layer`.

    Input shape:
        as many tensors (batch, ...) as there are weights

    Output shape:
        (batch, ...)

    Raises:
        ValueError: if a weight is none, or there is not one for each input.

    Example:
        >>> import numpy as np
        >>> float(WeightedMean([3, 1])([np.ones((1, 1)), np.zeros((1, 1))])[0, 0])
        0.75
    """

    def __init__(self, weights: Sequence[float], **kwargs):
        super().__init__(**{"dtype": "float32", **kwargs})
        if not weights or not all(0 < weight < inf for weight in weights):
            raise ValueError(f"Expected `weights` above 0. Received: {weights}")
        self.ratios = [float(weight) for weight in weights]

    def build(self, input_shape):
        if len(input_shape) != len(self.ratios):
            raise ValueError(
                f"Expected {len(self.ratios)} inputs, one for each of the `weights`. Received: "
                f"{len(input_shape)}"
            )

    def call(self, inputs):
        whole = sum(self.ratios)
        return sum(
            ratio / whole * values for ratio, values in zip(self.ratios, inputs, strict=True)
        )

    def compute_output_shape(self, input_shape):
        return input_shape[0]

    def get_config(self):
        return {**super().get_config(), "weights": self.ratios}
