"""What layers that read landmarks have in common."""

from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.layers.backend import keras


class LandmarkLayer(keras.layers.Layer):
    """Reads landmarks (batch, 21, 3) as they are: float16 would move them.

    Args:
        **kwargs: of `keras.layers.Layer`.

    Raises:
        ValueError: when it is built for an input of another shape.
    """

    def __init__(self, **kwargs):
        super().__init__(autocast=False, **kwargs)

    def build(self, input_shape):
        if tuple(input_shape[1:]) != (LANDMARK_COUNT, 3):
            raise ValueError(
                f"Expected landmarks of shape (N, {LANDMARK_COUNT}, 3). "
                f"Received: {tuple(input_shape)}"
            )
