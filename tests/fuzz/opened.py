"""A reader of files of strangers that is ready, and what most are made of."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.fuzz import mutate_bytes, mutate_formats
from tests.fuzz.mutate_bytes import Change

Read = Callable[[Path], object]
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Opened:
    """A reader that is ready."""

    read: Read
    """Reads the file of a case; others that it needs lie in the same folder."""
    changes: tuple[Change, ...]
    """Of which one is chosen for each case, besides those of any file."""
    companions: tuple[str, ...] = ()
    """Files in the folder that are not changed."""
    refused: tuple[str, ...] = ()
    """Files that are refused unchanged."""


def synthetic_hands(count: int = 60) -> tuple[np.ndarray, np.ndarray]:
    """Landmarks (count, 21, 3), and their labels."""
    from asl_keras.synthetic.dataset import synthetic_dataset

    data = synthetic_dataset(count, 0)
    return data.hands, data.labels


NPZ = (
    mutate_formats.npz,
    mutate_formats.npz,
    mutate_formats.zip_of(*mutate_bytes.ANY, mutate_formats.npy_header, mutate_formats.npy_header),
    *mutate_bytes.ANY[:5],
)
