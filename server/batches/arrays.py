"""Hands in landmark NPZ files."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np

from asl_keras.data import schemas
from asl_keras.data.npz import Npz
from asl_keras.errors import InputError
from server.batches.parts import HANDS, Item, Part, rows_at_a_time
from server.batches.pictures import size_of

KIND = "landmarks"
CHANGED = "was changed, or is missing on this machine"


def parts(path: Path, root: Path) -> list[Part]:
    """Rows of the array `landmarks`, some at a time.

    Raises:
        InputError: if the file has none.
    """
    with Npz(path) as npz:
        header = npz.header("landmarks")
    schemas.check_shape(path, header.shape, header.dtype)
    spans = rows_at_a_time(header.shape[0], HANDS)
    size = size_of(path)
    return [Part(KIND, str(root), (str(path),), (size,), *span) for span in spans]


def items(part: Part) -> Iterator[Item]:
    """The hands."""
    try:
        hands = list(_hands(part.path)[part.start : part.stop])
    except InputError:
        hands = []
    for row in range(part.start, part.stop):
        there = row - part.start < len(hands)
        content = hands[row - part.start] if there else None
        yield Item(part.names[0], row, None, content, None if there else CHANGED)


@lru_cache(maxsize=1)  # of a deflated array, all has to be unpacked for the first row
def _hands(path: Path) -> np.ndarray:
    with Npz(path) as npz:
        return npz.read("landmarks")
