"""Weights to start training from: none, ImageNet's, or those of a file.

A file is a whole model (`.keras`, `.h5`) or weights alone (`.weights.h5`), of the same architecture
and of any image size. Of a whole model with other classes, all but the last dense layer is taken.
"""

import warnings
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError
from asl_keras.layers.backend import keras
from asl_keras.models import model_file, saved
from asl_keras.models.blocks import IMAGENET_DEVIATION, IMAGENET_MEAN

WEIGHTS_ALONE = ".weights.h5"
MODELS_OF_KERAS = "~/.keras/models"  # where Keras looks before it downloads
LAST_DENSE = 2  # kernel and bias


def load(model: keras.Model, weights: str) -> None:
    """Sets the weights of a model that `asl_keras.models.build` made.

    Args:
        model: keeps its random weights where `weights` has no others.
        weights: "none", "imagenet" (for mobilenetv2) or the path of a file.

    Raises:
        InputError: if there are no such weights, or they are another architecture's.
    """
    if weights == "imagenet":
        copy_pretrained(_mobilenet_on_imagenet(model.name), model)
    elif weights.endswith(WEIGHTS_ALONE):
        _load_weights_alone(model, Path(weights))
    elif weights != "none":
        _copy_all_that_fits(saved.load(Path(weights)), model, weights)


def _mobilenet_on_imagenet(architecture: str) -> keras.Model:
    if architecture != "mobilenetv2":
        raise InputError(
            f"Keras has no ImageNet weights for {architecture}. Expected `weights` none, the path "
            "of a model file, or `arch` mobilenetv2. Received: imagenet",
            "weights",
            "arch",
        )
    try:
        return keras.applications.MobileNetV2(input_shape=(224, 224, 3), include_top=False)
    except Exception as error:  # `keras.utils.get_file` raises no narrower one
        raise InputError(
            f"The ImageNet weights cannot be had ({error}). Download that file by hand into "
            f"{MODELS_OF_KERAS}, or give as `weights` the path of a model of yours, or none",
            "weights",
        ) from error


def copy_pretrained(source: keras.Model, model: keras.Model) -> None:
    """Copies the weights of `keras.applications.MobileNetV2` by the names of the layers.

    Its pixels are in [-1, 1], ours have zero mean and unit deviation: the first convolution and
    its normalisation take up the difference, pixel' = 2 deviation * pixel + (2 mean - 1).
    """
    for layer in source.layers:
        if layer.weights:
            model.get_layer(layer.name).set_weights(layer.get_weights())
    kernel = source.get_layer("Conv1").get_weights()[0]  # (3, 3, 3, 32)
    deviation, mean = np.array(IMAGENET_DEVIATION), np.array(IMAGENET_MEAN)
    model.get_layer("Conv1").set_weights([kernel * 2 * deviation[:, None]])
    moving_mean = model.get_layer("bn_Conv1").moving_mean
    moving_mean.assign(moving_mean.numpy() - (kernel.sum((0, 1)).T @ (2 * mean - 1)))


def _load_weights_alone(model: keras.Model, path: Path) -> None:
    try:
        model_file.check(path)
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Keras only warns of layers that it leaves untrained
            model.load_weights(path)
    except Exception as error:  # Keras and h5py raise dozens of kinds, with texts of many lines
        is_ours = isinstance(error, UnreadableError)
        raise InputError(
            f"Expected weights of {model.name} for {model.output_shape[-1]} classes. Received: "
            f"{path}, which {error if is_ours else 'has those of another model'}."
        ) from error


def _copy_all_that_fits(source: keras.Model, model: keras.Model, path: str) -> None:
    theirs, ours = source.get_weights(), model.get_weights()
    if _shapes(theirs[:-LAST_DENSE]) != _shapes(ours[:-LAST_DENSE]):
        raise InputError(
            f"Expected a model of the architecture {model.name} in {path}. Received: {source.name} "
            f"with {source.count_params()} parameters instead of {model.count_params()}"
        )
    same_classes = source.output_shape[-1] == model.output_shape[-1]
    model.set_weights(theirs if same_classes else theirs[:-LAST_DENSE] + ours[-LAST_DENSE:])


def _shapes(weights: list[np.ndarray]) -> list[tuple[int, ...]]:
    return [weight.shape for weight in weights]
