"""What is found in a compressed model's file: zeros, distinct weights, and its size after gzip."""

import gzip
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mobile_export.compression.kernels import is_worth_it

if TYPE_CHECKING:
    import keras


class Kernel(NamedTuple):
    """One of the kernels that pruning and clustering are about."""

    layer: str
    weights: int
    zeros: int
    distinct: int
    """Distinct values among the weights."""


def large_kernels(model: "keras.Model") -> list[Kernel]:
    """The large kernels of a Keras 3 model, in order."""
    from mobile_export.compression.parts import parts

    return [
        _kernel(layer.name, owner.get_weights()[0])
        for layer, owner in parts(model)
        if owner is not None and is_worth_it(owner)
    ]


def gzipped_size(content: bytes) -> int:
    """Bytes after gzip at its best level."""
    return len(gzip.compress(content, 9))


def _kernel(name: str, values: np.ndarray) -> Kernel:
    zeros = values.size - int(np.count_nonzero(values))
    return Kernel(name, values.size, zeros, len(np.unique(values)))
