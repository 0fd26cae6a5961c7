"""Compression of a trained model: quantisation-aware training, pruning, weight clustering.

Keras 3 describes the model in a folder, a process of its own builds its twin with Keras 2, which is
all that tensorflow-model-optimization knows, proves that the two answer alike, fine-tunes it and
returns weights or a network. Importing this package is cheap.
"""

from mobile_export.compression.round_trip import compress
from mobile_export.compression.settings import METHODS, CompressionSettings

__all__ = ["METHODS", "CompressionSettings", "compress"]
