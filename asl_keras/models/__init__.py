"""The architectures. Importing this package is cheap: Keras is loaded when a model is built."""

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from asl_keras.errors import InputError
from asl_keras.models import architectures

if TYPE_CHECKING:
    import keras

# The layer whose output is what a hand is compared by with other hands; models that read landmarks
# have one.
EMBEDDING = "embedding"
# By the names of their files.
ARCHITECTURES = tuple(sorted(file.name for file in pkgutil.iter_modules(architectures.__path__)))


def build(
    architecture: str, shape: tuple[int, ...], classes: int, resolution: str = "reduced"
) -> "keras.Model":
    """A classifier of hands with random weights; `asl_keras.models.weights` has others.

    The weights of one architecture fit every size of mask and both resolutions:
    `large.set_weights(small.get_weights())`.

    Args:
        architecture: one of `ARCHITECTURES`.
        shape: of its input without the batch, `ModelInput.shape`.
        classes: number of labels.
        resolution: "reduced" averages large masks first, "full" does not.

    Returns:
        A model from (N, *shape) to (N, classes) probabilities, both float32. Masks are RGB in
        [0, 255].

    Raises:
        InputError: if the architecture is unknown, or has no such resolution.
    """
    return file_of(architecture).build(shape, classes, resolution)


def reads(architecture: str) -> str:
    """The kind of input of an architecture, one of `asl_keras.inference.inputs.KINDS`."""
    return file_of(architecture).READS


def embedding_of(model: Any) -> Any:
    """What the layer `EMBEDDING` of a Keras model, of either version, gives; None without one."""
    prefixed = (EMBEDDING, f"quant_{EMBEDDING}")  # as quantisation-aware training names it
    found = [layer.output for layer in model.layers if layer.name in prefixed]
    return found[0] if found else None


def file_of(architecture: str) -> ModuleType:
    """The module of an architecture; loads Keras. InputError if there is none."""
    if architecture not in ARCHITECTURES:
        raise InputError(
            f"Expected an architecture out of {', '.join(ARCHITECTURES)}. Received: {architecture}",
            "arch",
        )
    return import_module(f"asl_keras.models.architectures.{architecture}")
