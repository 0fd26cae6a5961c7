"""What a file of a Keras model must be before Keras opens it: bounded, whole, nothing but a model.

Keras believes the sizes that a file states, unpacks whatever it has packed, and raises what its
libraries raise. Ours, and those that Keras saves, are a zip of two JSON texts and one HDF5 file,
stored as they are (`.keras`), or an HDF5 file alone (`.h5`). Other members, such as a vocabulary,
and links that lead out of an HDF5 file are refused.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from asl_keras.files import UnreadableError, read_bytes, unpack
from asl_keras.layers.backend import keras
from asl_keras.models.description import MOST_TEXT, check_description
from asl_keras.models.hdf5 import check_weights

MOST_BYTES = 400_000_000  # of a file: 30 times MobileNetV2 with the state of its optimizer
CONFIG, WEIGHTS = "config.json", "model.weights.h5"
MEMBERS = {"metadata.json": 10_000, CONFIG: MOST_TEXT, WEIGHTS: MOST_BYTES}
BYTES_OF_A_WEIGHT = 4


def check(path: Path) -> int:
    """Looks at a file before Keras does; returns its size in bytes.

    Raises:
        UnreadableError: if it is no regular file, too large, damaged, packed, encrypted, or holds
            what no model of ours has.
    """
    content = read_bytes(path, MOST_BYTES)
    if path.suffix == ".keras":
        members = unpack(content, MEMBERS, alone=True)
        check_description(members[CONFIG])
        check_weights(members[WEIGHTS])
    else:
        check_weights(content)
    return len(content)


@contextmanager
def weights_within(most: int) -> Iterator[None]:
    """Models that are made herein may have weights of so many bytes.

    A layer states how many it has, and they take memory before anything is compared with the file.
    To make the model twice, once without memory, would cost a third of the time that it takes.

    Raises:
        UnreadableError: out of the making, if a model has more.
    """
    add_weight, left = keras.Layer.add_weight, most

    def counted(layer, shape=None, *arguments, **keywords):
        nonlocal left
        left -= int(np.prod([float(side) for side in shape or ()])) * BYTES_OF_A_WEIGHT
        if left < 0:
            raise UnreadableError("describes more weights than it has")
        return add_weight(layer, shape, *arguments, **keywords)

    keras.Layer.add_weight = counted
    try:
        yield
    finally:
        keras.Layer.add_weight = add_weight
