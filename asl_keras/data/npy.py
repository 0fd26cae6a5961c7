"""The header of a `.npy` array, parsed from a bounded number of bytes."""

import io
import math
from typing import Literal, NamedTuple

import numpy as np

HEADER_LIMIT = 10_000  # bytes; NumPy's own limit for what it parses


class Header(NamedTuple):
    """What an array says about itself; `offset` is where its values begin."""

    shape: tuple[int, ...]
    dtype: np.dtype
    order: Literal["C", "F"]  # "C" or "F", as NumPy calls the order of dimensions
    offset: int

    @property
    def size(self) -> int:
        """Bytes of all values."""
        return math.prod(self.shape) * self.dtype.itemsize

    def __str__(self) -> str:
        return f"shape {self.shape} of {self.dtype}"[:120]


def parse_header(start: bytes) -> Header:
    """Parses the start of a `.npy` file, at least `HEADER_LIMIT` bytes or all there are.

    Raises:
        Exception: of many kinds, from NumPy and from Python's parser, if it is not one.
    """
    stream = io.BytesIO(start)
    version = np.lib.format.read_magic(stream)
    if version == (1, 0):
        shape, fortran_order, dtype = np.lib.format.read_array_header_1_0(stream)
    else:  # 3.0 differs from 2.0 in the alphabet of field names only
        shape, fortran_order, dtype = np.lib.format.read_array_header_2_0(stream)
    return Header(shape, dtype, "F" if fortran_order else "C", stream.tell())
