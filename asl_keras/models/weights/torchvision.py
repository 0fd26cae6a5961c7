"""ResNet18 as torchvision has it, learnt from ImageNet, or by anyone with PyTorch."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError
from asl_keras.layers.backend import keras
from asl_keras.models.architectures.resnet18 import BLOCKS, STAGES
from asl_keras.models.torch_file import read_state_dict
from asl_keras.models.weights.attention import NONE_THERE, open_attention
from asl_keras.models.weights.loaded import Loaded, take

ORIGIN = "https://download.pytorch.org/models/resnet18-f37072fd.pth"
EPSILON, OURS = 1e-5, 1e-3  # of batch normalisation: PyTorch's, and Keras'
MOMENTS = ("weight", "bias", "running_mean", "running_var")


def load(model: keras.Model, path: Path) -> Loaded:
    """Sets the weights of our ResNet18 to those of a PyTorch file, without its last layer, `fc`.

    Raises:
        InputError: for another architecture, or a file that holds no ResNet18.
    """
    if model.name != "resnet18":
        raise InputError(
            f"Expected a Keras model for `arch` {model.name}. Received: {path}; of PyTorch's files "
            "only those of a ResNet18 can be read",
            "weights",
        )
    try:
        known = converted(read_state_dict(path))
    except UnreadableError as error:
        raise InputError(
            f"Expected the state dict of a ResNet18 as torchvision names it. Received: {path}, "
            f"which {error}.",
            "weights",
        ) from error
    loaded = take(model, known, str(path), attention=NONE_THERE)
    # Its block adds what it reads, so no kernel could make up for the half.
    open_attention(model, doubled={"attention_stem": "stem_bn"})
    return loaded


def converted(state: Mapping[str, np.ndarray]) -> dict[str, list[np.ndarray]]:
    """The weights of our layers, by name.

    Raises:
        UnreadableError: if one is missing.
    """
    known = {}
    for ours, convolution, normalisation in _names():
        kernel = _found(state, f"{convolution}.weight", 4)  # (O, I, H, W)
        known[ours] = [kernel.transpose(2, 3, 1, 0)]
        gamma, beta, mean, variance = (
            _found(state, f"{normalisation}.{one}", 1) for one in MOMENTS
        )
        # So that gamma / sqrt(variance + epsilon) stays what it was.
        gamma = gamma * np.sqrt((variance + OURS) / (variance + EPSILON))
        known[f"{ours}_bn"] = [gamma, beta, mean, variance]
    return known


def _names() -> Iterator[tuple[str, str, str]]:
    """Our convolution, torchvision's, and torchvision's normalisation after it."""
    yield "stem", "conv1", "bn1"
    for stage in range(1, len(STAGES) + 1):
        for block in range(BLOCKS):
            ours, theirs = f"stage_{stage}_block_{block + 1}", f"layer{stage}.{block}"
            for number in (1, 2):
                yield f"{ours}_conv_{number}", f"{theirs}.conv{number}", f"{theirs}.bn{number}"
            if stage > 1 and block == 0:
                yield f"{ours}_project", f"{theirs}.downsample.0", f"{theirs}.downsample.1"


def _found(state: Mapping[str, np.ndarray], name: str, dimensions: int) -> np.ndarray:
    array = state.get(name)
    if array is None or array.ndim != dimensions:
        raise UnreadableError(f"has no {name} of {dimensions} dimensions")
    return array.astype(np.float32)
