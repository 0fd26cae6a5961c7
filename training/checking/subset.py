"""Some rows of an NPZ file as an NPZ file, every array of it, without holding its images."""

from pathlib import Path
from typing import IO

import numpy as np

from asl_keras.data.npz import Npz
from asl_keras.data.npz_writing import new_array, new_npz, write_head
from asl_keras.hand.alphabet_file import carry, expect_none_of_another

IMAGES = "images"
PART = b"a part by asl split"  # how such a file ends, as the comment of the archive


def write_rows(
    source: Path, rows: np.ndarray, count: int, target: Path, comment: bytes = b""
) -> None:
    """Writes some rows of all arrays that have one value for each row, and the others as they are.

    What is said of the labels beside the source is said beside the target, too.

    Args:
        source: an NPZ file.
        rows: int (n,), which rows.
        count: that the source has.
        target: of the file, which is written whole or not at all.
        comment: of the archive, which tells whose file it is; readers of NPZ pass over it.

    Raises:
        InputError: if an array cannot be read, the file cannot be written, or there is something
            else beside the target.
    """
    expect_none_of_another([source], target)
    with Npz(source) as npz, new_npz(target) as archive:
        archive.comment = comment
        for name in npz.names:
            with new_array(archive, name) as file:
                _write(file, npz, name, rows, count)
    carry([source], target)


def is_part(file: Path) -> bool:
    """Whether a file is as `write_rows` left it with the comment of a part."""
    if not file.is_file():
        return False
    with file.open("rb") as content:
        content.seek(max(0, file.stat().st_size - len(PART)))
        return content.read() == PART


def _write(file: IO[bytes], npz: Npz, name: str, rows: np.ndarray, count: int) -> None:
    if name == IMAGES:
        images = npz.rows(name)
        write_head(file, (len(rows), *images.shape[1:]), images.dtype)
        for row in rows:
            file.write(images[row].tobytes())
        return
    values = npz.read(name)
    if values.ndim and len(values) == count:
        values = values[rows]
    write_head(file, values.shape, values.dtype)
    file.write(np.ascontiguousarray(values).tobytes())
