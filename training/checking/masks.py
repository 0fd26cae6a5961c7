"""Recorded masks as they are compared, in the numbers of `training.checking.shapes`."""

import numpy as np

from asl_keras.data.dataset import Dataset
from asl_keras.inference.inputs import MaskInput
from asl_keras.opencv import cv2

CHUNK = 256
SMALLEST, GRID = 32, 8
# Of hands whose landmarks are nearer than `training.checking.repeats.NEAR`, 8 of 10 masks are, too.
SCALE = 0.6


def mask_shapes(data: Dataset) -> np.ndarray:
    """What masks are compared by: float32 (N, 64), the ink in each of 8 x 8 fields.

    Each field and its mirror image are a pair (half their difference, half their sum), so that a
    mirrored mask differs in the sign of the first, as a mirrored hand does in that of x.
    """
    rows = np.arange(len(data))
    chunks = np.split(rows, range(CHUNK, len(rows), CHUNK))
    return np.concatenate([_pairs(data.prepared(one, MaskInput(SMALLEST))) for one in chunks])


def _pairs(masks: np.ndarray) -> np.ndarray:
    ink = masks.max(axis=3).astype(np.float32) * (SCALE / 255)
    fields = np.stack([cv2.resize(one, (GRID, GRID), interpolation=cv2.INTER_AREA) for one in ink])
    left, right = fields[:, :, : GRID // 2], fields[:, :, : GRID // 2 - 1 : -1]
    pairs = np.stack([left - right, left + right], axis=-1) / np.sqrt(np.float32(2))
    return pairs.reshape(len(masks), -1)
