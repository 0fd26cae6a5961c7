"""Channel attention that begins as if it were not there: for weights of networks without it."""

from collections.abc import Iterator, Mapping

import numpy as np

from asl_keras.layers import ChannelAttention
from asl_keras.layers.backend import keras

NONE_THERE = "none there: they pass everything on, until they learn"
CONVOLUTIONS = (keras.layers.Conv2D, keras.layers.DepthwiseConv2D)


def open_attention(model: keras.Model, doubled: Mapping[str, str] | None = None) -> None:
    """Lets channel attention pass all on alike, and makes up for the half that it takes.

    With kernels of zero its gates are 0.5 whatever they see, but learn at once. The convolutions
    that read them have twice their kernels, so that the features of the source stay what they
    were, to the last digit.

    Args:
        model: to change.
        doubled: attention that something else reads, too: the batch normalisation before, which
            has twice its output instead. Between them lies nothing that bends what is positive.
    """
    doubled = doubled or {}
    for attention in model.layers:
        if not isinstance(attention, ChannelAttention):
            continue
        reduce, expand = attention.get_weights()
        attention.set_weights([reduce, np.zeros_like(expand)])
        if attention.name in doubled:
            _double(model.get_layer(doubled[attention.name]), 2)  # gamma and beta
        else:
            for layer in _convolutions_of(model, attention):
                _double(layer, 1)


def _convolutions_of(model: keras.Model, source: keras.Layer) -> Iterator[keras.Layer]:
    """Those that read a layer, padded or not."""
    for layer in model.layers:
        if layer.input is source.output:
            if isinstance(layer, keras.layers.ZeroPadding2D):
                yield from _convolutions_of(model, layer)
            elif isinstance(layer, CONVOLUTIONS):
                yield layer


def _double(layer: keras.Layer, count: int) -> None:
    weights = layer.get_weights()
    layer.set_weights([2 * one for one in weights[:count]] + weights[count:])
