"""The rejection curve: what each threshold lets pass, of hands that sign a letter and of others."""

from dataclasses import dataclass

import numpy as np

from asl_keras.evaluation.acceptance import acceptance
from asl_keras.hand.alphabet import Alphabet

THRESHOLDS = np.round(np.arange(0, 1, 0.01), 2).tolist()


@dataclass(frozen=True)
class Rejection:
    """A point of the curve. None is a share of nothing."""

    threshold: float
    nones_accepted: float | None
    """Share of hands of no letter that are accepted as a letter."""
    right_passing: float | None
    """Share accepted of the hands whose likeliest letter is right."""


def rejection_curve(
    alphabet: Alphabet, truth: np.ndarray, is_none: np.ndarray, probabilities: np.ndarray
) -> list[Rejection]:
    """A point for each hundredth from 0 to 0.99; the arguments are those of `acceptance`."""
    points = [
        (threshold, acceptance(alphabet, truth, is_none, probabilities, threshold))
        for threshold in THRESHOLDS
    ]
    return [Rejection(at, one.nones_accepted, one.right_passing) for at, one in points]
