"""ImageNet's weights: where they come from, and who converts them."""

import os
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.layers.backend import keras
from asl_keras.models.weights import keras_applications, torchvision
from asl_keras.models.weights.loaded import Loaded

SOURCES = {"mobilenetv2": keras_applications, "resnet18": torchvision}
FOLDER = "models"  # of Keras' cache, where keras.applications looks, too


def load(model: keras.Model) -> Loaded:
    """Sets the weights of a model to those learnt from ImageNet.

    Raises:
        InputError: if its architecture has none, or they cannot be had.
    """
    if model.name not in SOURCES:
        raise InputError(
            f"There are no ImageNet weights for {model.name}. Expected `weights` none or the path "
            f"of a file, or `arch` {' or '.join(SOURCES)}. Received: imagenet",
            "weights",
            "arch",
        )
    source = SOURCES[model.name]
    return source.load(model, _downloaded(source.ORIGIN))


def _downloaded(origin: str) -> Path:
    """The file of Keras' cache, which is filled at the first time."""
    try:
        return Path(keras.utils.get_file(Path(origin).name, origin, cache_subdir=FOLDER))
    except Exception as error:  # `get_file` raises no narrower one
        folder = Path(os.environ.get("KERAS_HOME", "~/.keras"), FOLDER)
        raise InputError(
            f"Expected ImageNet's weights by download, or in {folder}. Received: no answer. "
            f"Without a network, copy {origin} into that folder.",
            "weights",
        ) from error
