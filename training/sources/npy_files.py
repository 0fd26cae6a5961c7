"""A `.npy` file of a stranger: bounded, and never unpickled."""

from pathlib import Path

import numpy as np

from asl_keras.data.npy import HEADER_LIMIT, Header, parse_header
from asl_keras.data.npz import MEMORY_LIMIT
from asl_keras.files import UnreadableError, read_bytes

MAGIC = b"\x93NUMPY"
OBJECTS = "has pickled objects, which are never loaded: save numbers as np.stack(array)"


def read_npy(path: Path, most: int = MEMORY_LIMIT) -> np.ndarray:
    """The array of numbers or text in a file of at most `most` bytes.

    Raises:
        UnreadableError: if it is none, incomplete, of objects, or larger.
    """
    content = read_bytes(path, most)
    header = _header(content)
    if header.dtype.hasobject:
        raise UnreadableError(OBJECTS)
    is_plain = header.dtype.kind in "fiubUS" and header.dtype.itemsize  # else a billion are no byte
    if not is_plain or min(header.shape, default=0) < 0:
        raise UnreadableError("has neither numbers nor text")
    if header.size != len(content) - header.offset:
        raise UnreadableError("is shorter or longer than it says")
    values: np.ndarray = np.ndarray(
        header.shape, header.dtype, content, header.offset, order=header.order
    )
    return values.astype(header.dtype.newbyteorder("="), order="C")


def _header(content: bytes) -> Header:
    if not content.startswith(MAGIC):
        raise UnreadableError("is no .npy file")
    try:
        return parse_header(content[:HEADER_LIMIT])
    except Exception as error:  # NumPy and Python's parser raise a dozen kinds
        raise UnreadableError("is a damaged .npy file") from error
