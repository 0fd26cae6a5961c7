"""Brings a picture to the levels that MediaPipe expects: the full range, and skin in colour.

In dark photographs (0.15 to 0.3 of the light) hands are found in 9 of 10 instead of 3 to 6, in
faint ones (a quarter of the contrast) likewise; ordinary ones lose nothing. All of it is one table
of 256 levels for each colour, in whole numbers.
"""

import numpy as np

from asl_keras.opencv import cv2

STEP = 4  # pixels between two that are looked at, across and down
OUTSIDE = 200  # of the values, one in so many may become black, and as many white
MOST = 6  # times the contrast
COLOURLESS = 2  # levels between red and blue, on average, up to which a picture is grey
# What makes grey look like skin, in 256ths for red, green and blue. Nothing becomes lighter: where
# the light parts of a hand turn white, one look in three finds it instead of nearly all.
TINT = (256, 196, 160)
FULL = 255


def levelled(picture: np.ndarray) -> np.ndarray:
    """The picture with its levels stretched to the full range, and tinted if it is grey.

    Args:
        picture: uint8 (H, W, 3) RGB.

    Returns:
        uint8 (H, W, 3) RGB; `picture` itself if nothing changes.
    """
    few = picture[::STEP, ::STEP]
    table = stretching(np.bincount(few.reshape(-1), minlength=FULL + 1))
    if _is_grey(few):
        tables = (table[:, np.newaxis] * np.array(TINT) + 128) >> 8  # (256, 3)
        return cv2.LUT(picture, tables.astype(np.uint8)[np.newaxis])
    if (table == np.arange(FULL + 1)).all():
        return picture
    return cv2.LUT(picture, table.astype(np.uint8))


def stretching(counts: np.ndarray) -> np.ndarray:
    """The new level of each level, int64 (256,), from how often each occurs, (256,).

    One value in 200 may fall below the range and one above it; the contrast grows at most 6 times.
    """
    until, total = counts.cumsum(), int(counts.sum())
    low = int((until * OUTSIDE > total).argmax())
    high = int((until * OUTSIDE >= total * (OUTSIDE - 1)).argmax())
    span = max(high - low, -(-FULL // MOST))
    # To the nearest level, halves upwards.
    stretched = (2 * FULL * (np.arange(FULL + 1) - low) + span) // (2 * span)
    return np.clip(stretched, 0, FULL)


def _is_grey(few: np.ndarray) -> bool:
    apart = np.abs(few[..., 0].astype(np.int64) - few[..., 2])
    return int(apart.sum()) <= COLOURLESS * apart.size
