"""The architectures. Importing this package is cheap: Keras is loaded when a model is built."""

from importlib import import_module
from typing import TYPE_CHECKING

from asl_keras.errors import InputError

if TYPE_CHECKING:
    import keras

MODULES = {"customcnn": "custom_cnn", "mobilenetv2": "mobilenet_v2", "resnet18": "resnet18"}
ARCHITECTURES = tuple(MODULES)
# Five halvings of the side leave one pixel.
LEAST_SIDE = 32


def build(architecture: str, image_size: int, classes: int, weights: str = "none") -> "keras.Model":
    """A classifier of masks.

    The weights of one architecture fit every image size: `large.set_weights(small.get_weights())`.

    Args:
        architecture: one of `ARCHITECTURES`.
        image_size: side of the pictures in pixels, at least 32.
        classes: number of labels.
        weights: "none", "imagenet" or the path of a file, see `asl_keras.models.weights`.

    Returns:
        A model from (N, image_size, image_size, 3) RGB in [0, 255] to (N, classes) probabilities,
        both float32.

    Raises:
        InputError: if the architecture is unknown, the picture too small or the weights do not fit.
    """
    if architecture not in MODULES:
        raise InputError(
            f"Expected an architecture out of {', '.join(ARCHITECTURES)}. Received: {architecture}"
        )
    if image_size < LEAST_SIDE:
        raise InputError(f"Expected an image size of at least {LEAST_SIDE}. Received: {image_size}")
    model = import_module(f"asl_keras.models.{MODULES[architecture]}").build(image_size, classes)
    import_module("asl_keras.models.weights").load(model, weights)
    return model
