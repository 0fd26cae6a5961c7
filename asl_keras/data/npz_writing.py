"""NPZ files written array by array, of which none need be in memory whole."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import numpy as np

from asl_keras.files import replacing

FAST = 1  # zlib's level; masks pack to a hundredth at any


@contextmanager
def new_npz(path: Path) -> Iterator[zipfile.ZipFile]:
    """An archive that takes the file's place when it is complete, and not at all otherwise.

    Raises:
        InputError: if the file cannot be written.
    """
    with (
        replacing(path) as unfinished,
        zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=FAST) as archive,
    ):
        yield archive


def new_array(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """An array to be written: its head (`write_head`) and then its bytes, or `write_array`."""
    return archive.open(f"{name}.npy", "w", force_zip64=True)


def write_head(file: IO[bytes], shape: tuple[int, ...], kind: np.dtype) -> None:
    """What stands before an array's bytes, which follow in C order."""
    head = {"descr": np.lib.format.dtype_to_descr(kind), "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, head)
