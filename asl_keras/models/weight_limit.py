"""Models with more weights than a file can hold are not made."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from asl_keras.files import UnreadableError
from asl_keras.layers.backend import keras

BYTES_OF_A_WEIGHT = 4


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
