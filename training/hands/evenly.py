"""Hands to judge by, of which each letter of each signer counts evenly."""

import numpy as np

from asl_keras.adapt.judging import spread

HANDS = 40  # of a signer's letter; more frames of a video say little more


def evenly(places: np.ndarray, signers: np.ndarray) -> np.ndarray:
    """At most `HANDS` rows of each signer's letter, evenly spread over them; ascending.

    Args:
        places: (N,) int from 0, the label of each row.
        signers: (N,) text.
    """
    names, signer = np.unique(signers, return_inverse=True)
    return spread(places * len(names) + signer, HANDS)
