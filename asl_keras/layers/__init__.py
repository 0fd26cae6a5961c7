"""Keras layers. Importing this package is what lets Keras reload a model that contains them."""

from asl_keras.layers.channel_attention import ChannelAttention
from asl_keras.layers.landmark_features import LandmarkFeatures
from asl_keras.layers.mask_renderer import MaskRenderer
from asl_keras.layers.weighted_mean import WeightedMean

__all__ = ["ChannelAttention", "LandmarkFeatures", "MaskRenderer", "WeightedMean"]
