"""Whether pictures can be masks: photographs would be learnt, and then never be seen again."""

import numpy as np

from asl_keras.data.npz import Npz
from asl_keras.data.rows import Rows
from asl_keras.mask import PALETTE

SAMPLE = 16  # pictures of a file
GRAIN = 32  # pixels of a side that are looked at, up to twice as many
TOLERANCE = 16  # of a channel
# Of our masks at least 0.8 is black; resized from 512 to 32 pixels, or JPEG of 64, 0.7. Of what is
# not, the fingers' colours are 0.02 at least, and below 0.002 in photographs, cut out or not.
LEAST_BLACK = 0.5
LEAST_COLOURED = 0.01
# All of the palette but black and greys.
_FINGERS = np.unique(PALETTE[np.ptp(PALETTE, axis=1) > 0], axis=0).astype(np.int16)


def refuse_photographs(npz: Npz, images: Rows | np.ndarray) -> None:
    """Raises InputError if a sample of pictures uint8 (N, S, S, 3) is not mostly black and finger.

    It costs a few milliseconds.
    """
    rows = np.unique(np.linspace(0, len(images) - 1, SAMPLE).astype(int))
    step = max(1, images.shape[1] // GRAIN)
    pixels = np.stack([images[row][::step, ::step] for row in rows]).reshape(len(rows), -1, 3)
    is_black = (pixels <= TOLERANCE).all(axis=2)
    coloured = pixels[~is_black].astype(np.int16)
    away = np.abs(coloured[:, None] - _FINGERS).max(axis=2).min(axis=1)
    shares = np.median(is_black.mean(axis=1)), (away <= TOLERANCE).mean() if len(away) else 1.0
    if shares[0] < LEAST_BLACK or shares[1] < LEAST_COLOURED:
        raise npz.refuse(
            "masks, skeletons of hands on black, as `images`",
            "other pictures, such as photographs",
            "find the hands in them with `python -m training.make_dataset`",
        )
