"""Some rows of an NPZ file as an NPZ file, every array of it, without holding its images."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from asl_keras.data.npz import Npz
from asl_keras.files import replacing
from asl_keras.hand.alphabet_file import carry, expect_none_of_another

IMAGES = "images"
FAST = 1  # zlib's level; masks pack to a hundredth at any


def write_rows(source: Path, rows: np.ndarray, count: int, target: Path) -> None:
    """Writes some rows of all arrays that have one value for each row, and the others as they are.

    What is said of the labels beside the source is said beside the target, too.

    Args:
        source: an NPZ file.
        rows: int (n,), which rows.
        count: that the source has.
        target: of the file, which is written whole or not at all.

    Raises:
        InputError: if an array cannot be read, the file cannot be written, or there is something
            else beside the target.
    """
    expect_none_of_another([source], target)
    with (
        Npz(source) as npz,
        replacing(target) as unfinished,
        zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=FAST) as packed,
    ):
        for name in npz.names:
            with packed.open(f"{name}.npy", "w", force_zip64=True) as member:
                for chunk in _member(npz, name, rows, count):
                    member.write(chunk)
    carry([source], target)


def _member(npz: Npz, name: str, rows: np.ndarray, count: int) -> Iterator[bytes]:
    if name == IMAGES:
        images = npz.rows(name)
        yield _head((len(rows), *images.shape[1:]), images.dtype)
        yield from (images[row].tobytes() for row in rows)
        return
    values = npz.read(name)
    if values.ndim and len(values) == count:
        values = values[rows]
    yield _head(values.shape, values.dtype)
    yield np.ascontiguousarray(values).tobytes()


def _head(shape: tuple[int, ...], dtype: np.dtype) -> bytes:
    head = io.BytesIO()
    described = {"descr": np.lib.format.dtype_to_descr(dtype), "fortran_order": False}
    np.lib.format.write_array_header_1_0(head, {**described, "shape": shape})
    return head.getvalue()
