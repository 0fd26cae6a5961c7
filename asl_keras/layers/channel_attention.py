"""Channel attention by squeeze and excitation, https://arxiv.org/abs/1709.01507"""

from asl_keras.layers.backend import keras


@keras.saving.register_keras_serializable(package="asl_keras")
class ChannelAttention(keras.layers.Layer):
    """Scales each channel by a weight from 0 to 1, computed from the averages of all channels.

    The global average keeps its spatial dimensions, 1 x 1, so that the layer is convolutions and a
    product: no shape depends on the batch, and TFLite quantises all of it to int8.

    Args:
        reduction: number of channels for each hidden unit.
        **kwargs: of `keras.layers.Layer`.

    Input shape:
        (batch, height, width, channels)

    Output shape:
        (batch, height, width, channels)

    Raises:
        ValueError: if the reduction is less than 1.

    Example:
        >>> import numpy as np
        >>> features = np.ones((2, 7, 7, 64), "float32")
        >>> ChannelAttention(reduction=8)(features).shape == (2, 7, 7, 64)
        True

    Reference:
        Hu et al., "Squeeze-and-Excitation Networks", arXiv:1709.01507.
    """

    def __init__(self, reduction: int = 8, **kwargs):
        super().__init__(**kwargs)
        if reduction < 1:
            raise ValueError(f"Expected a `reduction` of at least 1. Received: {reduction}")
        self.reduction = reduction

    def build(self, input_shape):
        channels = input_shape[-1]
        average_shape = (input_shape[0], 1, 1, channels)
        hidden = max(channels // self.reduction, 1)
        self.squeeze = keras.layers.GlobalAveragePooling2D(keepdims=True, dtype=self.dtype_policy)
        self.reduce = self._pointwise(hidden, "relu", "reduce")
        self.expand = self._pointwise(channels, "sigmoid", "expand")
        self.reduce.build(average_shape)
        self.expand.build((*average_shape[:-1], hidden))
        self._wake(hidden)

    def _wake(self, hidden: int) -> None:
        """Initialises the hidden units as pairs of opposite kernels, one of which is above zero.

        After a ReLU the averages are all positive, and a few units without a bias are easily all
        below zero for every picture: a dead layer, without a gradient, never learns.
        """
        kernel = self.reduce.kernel
        half = kernel[..., : (hidden + 1) // 2]
        kernel.assign(keras.ops.concatenate([half, -half], axis=-1)[..., :hidden])

    def _pointwise(self, channels: int, activation: str, name: str) -> keras.layers.Layer:
        return keras.layers.Conv2D(
            channels, 1, activation=activation, use_bias=False, name=name, dtype=self.dtype_policy
        )

    def call(self, inputs):
        return inputs * self.expand(self.reduce(self.squeeze(inputs)))

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "reduction": self.reduction}
