"""Columns of an NPZ file, checked: one text or number for each of its rows."""

from pathlib import Path

import numpy as np

from asl_keras.data.npy import Header
from asl_keras.data.npz import Npz, refusal

LONGEST_TEXT = 128  # characters of a label or a signer
LAST_CHARACTER = 0x10FFFF
SURROGATES = 0xD800, 0xDFFF


def check_column(path: Path, name: str, shape: tuple[int, ...], count: int) -> None:
    """Refuses a column without one value for each row."""
    if shape != (count,):
        raise refusal(
            path,
            f"`{name}` of shape ({count},), one value for each row",
            f"shape {shape}",
            "write as many values as there are rows",
        )


def read_text(npz: Npz, name: str, count: int) -> np.ndarray:
    """A column of text, checked: (count,)."""
    if name not in npz:
        raise npz.refuse(f"an array `{name}`", npz.contents, "add this text to each row")
    header = npz.header(name)
    check_column(npz.path, name, header.shape, count)
    if header.dtype.kind != "U":
        as_numbers = header.dtype.kind in "iuf" and name == "labels"
        remedy = "np.array(list(LETTERS))[labels]" if as_numbers else "array.astype(str)"
        raise npz.refuse(f"`{name}` of text", str(header), f"save it as {remedy}")
    if width_of(header) > LONGEST_TEXT:
        received, remedy = f"room for {width_of(header)}", "shorten it"
        raise npz.refuse(f"`{name}` of at most {LONGEST_TEXT} characters", received, remedy)
    text = npz.read(name)
    if not is_unicode(text):
        raise npz.refuse(f"`{name}` of Unicode text", "other bytes", "write the file again")
    return text


def read_numbers(npz: Npz, name: str, count: int, dtype: type) -> np.ndarray:
    """A column of numbers, checked: (count,) of a type, of whole ones where that is np.int64."""
    whole = dtype is np.int64
    if name not in npz:
        raise npz.refuse(f"an array `{name}`", npz.contents, "add this number to each row")
    header = npz.header(name)
    check_column(npz.path, name, header.shape, count)
    if header.dtype.kind not in ("iu" if whole else "iuf"):
        expected = f"`{name}` of {'whole numbers' if whole else 'numbers'}"
        raise npz.refuse(expected, str(header), "save it as numbers, or leave it out")
    with np.errstate(over="ignore", invalid="ignore"):  # infinity, then
        return npz.read(name).astype(dtype, copy=False)


def is_unicode(text: np.ndarray) -> bool:
    """Whether an array that says it is of text has no other numbers than those of characters."""
    codes: np.ndarray = np.ndarray(text.nbytes // 4, np.uint32, np.ascontiguousarray(text).data)
    surrogate = (codes >= SURROGATES[0]) & (codes <= SURROGATES[1])
    return not bool((surrogate | (codes > LAST_CHARACTER)).any())


def width_of(header: Header) -> int:
    """The characters that each text of an array has room for."""
    return header.dtype.itemsize // np.dtype("U1").itemsize
