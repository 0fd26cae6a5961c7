"""Keras layers. Importing this package is what lets Keras reload a model that contains them."""

from asl_keras.layers.channel_attention import ChannelAttention

__all__ = ["ChannelAttention"]
