"""A network behind the layer that makes what it reads, for training alone."""

import numpy as np

from asl_keras.layers.backend import keras
from training.hands.training_data import TrainingData


def behind_drawing(model: keras.Model, data: TrainingData) -> keras.Model:
    """What is fitted to the batches: a compiled model itself, if they hold what it reads.

    Else a model from landmarks or recorded masks to its probabilities, with the same weights and
    the same optimizer. What is saved is the model itself.
    """
    if data.feeds is data.reads:
        return model
    fed = keras.Input(data.feeds.shape, dtype=np.dtype(data.feeds.dtype).name, name="fed")
    whole = keras.Model(fed, model(data.feeds.layer()(fed)), name="behind_drawing")
    whole.compile(
        model.optimizer, loss=model.loss, metrics=["accuracy"], jit_compile=model.jit_compile
    )
    return whole
