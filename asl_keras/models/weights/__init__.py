"""Weights to start training from: none, ImageNet's, or those of a file.

A file is a whole model (`.keras`, `.h5`) or weights alone (`.weights.h5`), of the same architecture
and of any image size, or a ResNet18 of torchvision's form (`.pth`).

The rule: every layer before the head takes the weights of the source's layer of that name, or the
source is refused. Two kinds of layers may begin anew, and `Loaded` names them with the reason:
those of the head, and channel attention where the source is a network without it.
"""

from pathlib import Path

from asl_keras.layers.backend import keras
from asl_keras.models.weights import files, imagenet
from asl_keras.models.weights.loaded import Columns, Loaded

__all__ = ["Columns", "Loaded", "load"]


def load(model: keras.Model, weights: str, columns: Columns | None = None) -> Loaded | None:
    """Sets the weights of a model that `asl_keras.models.build` made.

    Args:
        model: keeps its random weights where it is not said to take others.
        weights: "none", "imagenet" (for mobilenetv2 and resnet18) or the path of a file.
        columns: for each class of the model, the class of the file that means the same, or None;
            without it, classes are the same if their number is.

    Returns:
        What was taken; None for "none".

    Raises:
        InputError: if there are no such weights, or a layer before the head finds none.
    """
    if weights == "none":
        return None
    if weights == "imagenet":
        return imagenet.load(model)
    return files.load(model, Path(weights), columns)
