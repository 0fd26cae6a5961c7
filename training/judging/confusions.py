"""What letters of signers whom no model knows are read as: the confusions of the decoder."""

from collections.abc import Sequence

import numpy as np

from asl_keras.evaluation.acceptance import likeliest_letters
from asl_keras.hand.alphabet import ASL
from training.judging.simulated import Signer

MOVING = {"J": {"J": 0.7, "I": 0.3}, "Z": {"Z": 0.7, "D": 0.2, "X": 0.1}}


def shares(signers: Sequence[Signer]) -> np.ndarray:
    """float64 (26, 26): how often each letter (row) is read as each, every signer counting once.

    J and Z are not read from still hands: a J begins as an I, and a Z is a moving D or X. Their
    rows say so, and what else they leave was not measured. A letter that nobody showed is read as
    any.
    """
    rows = np.array([_of(one) for one in signers])
    known = np.isfinite(rows)
    counts = known.sum(axis=0)
    total = np.where(known, rows, 0).sum(axis=0)
    mean = np.where(counts, total / np.maximum(counts, 1), 1 / len(ASL))
    for letter, read_as in MOVING.items():
        mean[ASL.labels.index(letter)] = [read_as.get(one, 0.0) for one in ASL.labels]
    return mean


def _of(signer: Signer) -> np.ndarray:
    """Of one signer; rows of letters that were not shown are NaN."""
    labels = signer.alphabet.labels
    places = np.array([ASL.labels.index(one) if one in ASL.labels else -1 for one in labels])
    still = np.isin(signer.labels, ASL.static)
    guess = places[likeliest_letters(signer.alphabet, signer.probabilities[still])]
    truth, count = ASL.indices(signer.labels[still]), len(ASL)
    pairs = np.bincount(truth * count + guess, minlength=count * count).reshape(count, count)
    with np.errstate(invalid="ignore"):
        return pairs / pairs.sum(axis=1, keepdims=True)
