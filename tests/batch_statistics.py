"""Moving averages for models that were never trained."""

import keras
import numpy as np


def adapt_batch_normalisation(model: keras.Model, pictures: np.ndarray) -> None:
    """One pass without memory: the moving averages become those of the pictures.

    Else an untrained model gives the same answer to every picture.
    """
    layers = [item for item in model.layers if isinstance(item, keras.layers.BatchNormalization)]
    momenta = [layer.momentum for layer in layers]
    for layer in layers:
        layer.momentum = 0.0
    model(pictures, training=True)
    for layer, momentum in zip(layers, momenta, strict=True):
        layer.momentum = momentum
