"""Labels in an array, as text."""

import numpy as np

from asl_keras.data.columns import is_unicode

WIDEST = 1000  # of one-hot rows: as many labels as an alphabet may have


def as_texts(array: np.ndarray) -> list[str] | None:
    """Labels as text, from text, bytes, integers, or one-hot rows; None if they are none of these.

    Args:
        array: (N,), (N, 1), or (N, C) of 0 and a single 1 in each row.
    """
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.ndim == 2 and _is_one_hot(array):
        array = array.argmax(axis=1)
    if array.ndim != 1:
        return None
    if array.dtype.kind == "S":
        return [one.decode("utf-8", "replace") for one in array.tolist()]
    if array.dtype.kind == "U":
        return array.tolist() if is_unicode(array) else None
    if array.dtype.kind in "iuf" and np.array_equal(array, np.floor(array)):
        return [f"{one:.0f}" for one in array.tolist()]
    return None


def _is_one_hot(array: np.ndarray) -> bool:
    is_small = array.dtype.kind in "biuf" and 1 < array.shape[1] <= WIDEST
    return is_small and bool(np.isin(array, (0, 1)).all() and (array.sum(axis=1) == 1).all())
