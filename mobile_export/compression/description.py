"""A classifier described without Keras, so that another version of Keras can build it anew.

A folder of plain files, no pickle: `model.json` holds the alphabet, what the model reads and the
layers in order, `weights.npz` the weights under LAYER/NUMBER, and `proof.npz` a batch with the
classifier's own probabilities for it, by which whoever builds it proves that the two are one.
"""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference import inputs
from asl_keras.inference.inputs import ModelInput
from asl_keras.inference.model_info import read_alphabet

# The layers that can be described, and what of their configuration decides what they compute.
_POOLING = ("pool_size", "strides", "padding")
_CONVOLUTION = ("kernel_size", "strides", "padding", "use_bias", "activation")
LAYERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Activation": ("activation",),
        "Add": (),
        "AveragePooling2D": _POOLING,
        "BatchNormalization": ("momentum", "epsilon"),
        "Conv2D": ("filters", *_CONVOLUTION),
        "Dense": ("units", "use_bias", "activation"),
        "DepthwiseConv2D": _CONVOLUTION,
        "Dropout": ("rate",),
        "GlobalAveragePooling2D": ("keepdims",),
        "MaxPooling2D": _POOLING,
        "Multiply": (),
        "ReLU": ("max_value",),
        "Rescaling": ("scale", "offset"),
    }
)
UNREADABLE = (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile)

Weights = dict[str, list[np.ndarray]]  # of each layer that has some, in Keras' order


@dataclass(frozen=True)
class Layer:
    """One layer."""

    name: str
    kind: str
    """A name of `LAYERS`."""
    config: Mapping[str, object]
    """What `LAYERS` lists for this kind."""
    inputs: tuple[str, ...]
    """Names of the layers whose outputs it takes; `INPUT` stands for the batch."""


INPUT = "batch"


@dataclass(frozen=True, eq=False)
class Description:
    """A classifier of hands; the last layer gives its probabilities."""

    alphabet: Alphabet
    input: ModelInput
    layers: tuple[Layer, ...]
    weights: Weights
    batch: np.ndarray
    """Hands as the classifier reads them: (N, *shape)."""
    probabilities: np.ndarray
    """float32 (N, labels), what the described classifier answers to this batch."""

    def write(self, folder: Path) -> None:
        """Writes the files into an empty folder."""
        model = {
            "alphabet": asdict(self.alphabet),
            "input": self.input.metadata(),
            "layers": [asdict(layer) for layer in self.layers],
        }
        (folder / "model.json").write_text(json.dumps(model, indent=2), encoding="utf-8")
        write_weights(folder / "weights.npz", self.weights)
        np.savez(folder / "proof.npz", batch=self.batch, probabilities=self.probabilities)


def read(folder: Path) -> Description:
    """Reads the files that `Description.write` wrote.

    Raises:
        InputError: if one is missing or damaged.
    """
    try:
        model = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        return Description(
            alphabet=read_alphabet(model["alphabet"]),
            input=inputs.from_metadata(model["input"]),
            layers=tuple(_layer(**fields) for fields in model["layers"]),
            weights=read_weights(folder / "weights.npz"),
            **_arrays(folder / "proof.npz"),
        )
    except UNREADABLE as error:
        raise InputError(
            "Expected the description of a model that `mobile_export.compression` wrote. "
            f"Received: {folder}, which is damaged: {error}"
        ) from error


def _layer(name: str, kind: str, config: dict, inputs: list[str]) -> Layer:
    if sorted(config) != sorted(LAYERS[kind]):
        raise ValueError(f"{kind} {name} with {sorted(config)}")
    return Layer(name, kind, config, tuple(inputs))


def write_weights(path: Path, weights: Weights) -> None:
    """Writes weights as an NPZ file."""
    np.savez(
        path,
        **{
            f"{name}/{number:03}": array
            for name, arrays in weights.items()
            for number, array in enumerate(arrays)
        },
    )


def read_weights(path: Path) -> Weights:
    """Reads weights of an NPZ file."""
    weights: Weights = {}
    for key, array in sorted(_arrays(path).items()):
        weights.setdefault(key.rpartition("/")[0], []).append(array)
    return weights


def _arrays(path: Path) -> dict[str, np.ndarray]:
    # NumPy leaves a file open that it finds to be damaged.
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return dict(arrays)
