"""What a letter looks like: the mask of the mean hand of the signer who knows most letters."""

from functools import lru_cache

import numpy as np

from asl_keras import mask
from asl_keras.opencv import cv2
from asl_keras.synthetic.generator import shipped

LARGE = 256  # pixels, drawn first


@lru_cache(maxsize=64)
def example(letter: str, side: int) -> np.ndarray | None:
    """The mask of a hand that shows a letter, uint8 (side, side, 3) RGB; None without a hand."""
    model = shipped()
    if letter not in model.labels:
        return None
    signers, counts = np.unique(model.component_signers, return_counts=True)
    of_letter = np.flatnonzero(model.component_labels == model.labels.index(letter))
    known = counts[np.searchsorted(signers, model.component_signers[of_letter])]
    drawn = mask.draw(model.means[of_letter[known.argmax()]][None], LARGE)[0]
    return cv2.resize(drawn, (side, side), interpolation=cv2.INTER_AREA)
