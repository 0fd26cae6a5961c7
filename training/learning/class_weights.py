"""How much a hand counts in training, by its label."""

import numpy as np


def balanced(shares: np.ndarray) -> dict[int, float]:
    """Weights with which each label counts as much as any other, 1 in the mean over hands.

    King and Zeng, "Logistic Regression in Rare Events Data", 2001.

    Args:
        shares: (labels,) of hands with each label; those without any keep the weight 1.
    """
    known = np.count_nonzero(shares)
    return {
        place: float(shares.sum() / (known * share)) if share else 1.0
        for place, share in enumerate(shares)
    }
