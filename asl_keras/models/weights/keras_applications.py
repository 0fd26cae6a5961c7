"""MobileNetV2 as `keras.applications` has it, learnt from ImageNet."""

from pathlib import Path

import numpy as np

from asl_keras.layers.backend import keras
from asl_keras.models import model_file
from asl_keras.models.blocks import IMAGENET_DEVIATION, IMAGENET_MEAN
from asl_keras.models.weights.attention import NONE_THERE, open_attention
from asl_keras.models.weights.loaded import Arrays, Loaded, take

ORIGIN = (
    "https://storage.googleapis.com/tensorflow/keras-applications/mobilenet_v2/"
    "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.h5"
)
SIDE = 224


def load(model: keras.Model, path: Path) -> Loaded:
    """Sets the weights of our MobileNetV2 to those of a file in the form of that of `ORIGIN`.

    Raises:
        InputError: if the file has another form, or is damaged.
    """
    with model_file.readable(path):
        model_file.check(path)
        source = keras.applications.MobileNetV2(
            input_shape=(SIDE, SIDE, 3), include_top=False, weights=str(path)
        )
    loaded = take(model, converted(source), str(path), attention=NONE_THERE)
    open_attention(model)
    return loaded


def converted(source: keras.Model) -> Arrays:
    """The weights of its layers, for our pixels.

    Its pixels are in [-1, 1], ours have zero mean and unit deviation: the first convolution and
    its normalisation take up the difference, pixel' = 2 deviation * pixel + (2 mean - 1).
    """
    known = {layer.name: layer.get_weights() for layer in source.layers if layer.weights}
    (kernel,) = known["Conv1"]  # (3, 3, 3, 32)
    gamma, beta, mean, variance = known["bn_Conv1"]
    shift = kernel.sum((0, 1)).T @ (2 * np.array(IMAGENET_MEAN, np.float32) - 1)
    return {
        **known,
        "Conv1": [kernel * 2 * np.array(IMAGENET_DEVIATION, np.float32)[:, None]],
        "bn_Conv1": [gamma, beta, mean - shift, variance],
    }
