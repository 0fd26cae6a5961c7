"""The contact sheet: some masks of each letter, of as many signers as there are."""

from __future__ import annotations

import numpy as np

from asl_keras.adapt.judging import spread
from asl_keras.data.dataset import Dataset
from asl_keras.inference.inputs import MaskInput

SIDE = 96  # pixels of a mask: about twice what the page shows
MASKS = 10  # of a letter
MOST_LABELS = 60


def rows_of_label(data: Dataset, place: int) -> np.ndarray:
    """At most `MASKS` rows of a label: as many of each signer, evenly over their rows."""
    rows = np.flatnonzero(data.truth == place)
    _, signer = np.unique(data.signers[rows], return_inverse=True)
    each = max(1, MASKS // (signer.max(initial=0) + 1))
    chosen = rows[spread(signer, each)]
    return chosen[spread(np.zeros(len(chosen), int), MASKS)]


def strip(data: Dataset, rows: np.ndarray, count: int = MASKS) -> np.ndarray:
    """Masks of some rows side by side, black where there are fewer: uint8 (S, count * S, 3)."""
    masks = np.zeros((count, SIDE, SIDE, 3), np.uint8)
    masks[: len(rows)] = data.prepared(rows, MaskInput(SIDE))
    return np.concatenate(list(masks), axis=1)
