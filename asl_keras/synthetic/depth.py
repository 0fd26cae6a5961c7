"""Fills in the depth of hands that have none, from hands of the same letter that have it."""

from collections.abc import Callable

import numpy as np

# In units of the variance of a hand's coordinates: enough to keep letters of one signer stable.
RIDGE = 0.02


def lift(hands: np.ndarray, labels: np.ndarray, signers: np.ndarray) -> np.ndarray:
    """Hands (N, 21, 3) with every z known and 0 at the wrist.

    Per letter, z is a ridge regression on x and y, fitted with every signer weighted equally. A
    letter without any z becomes flat.
    """
    lifted = hands.copy()
    lifted[..., 2] -= lifted[:, :1, 2]
    known = np.isfinite(lifted[..., 2]).all(axis=1)
    for label in np.unique(labels[~known]):
        teachers, pupils = known & (labels == label), ~known & (labels == label)
        if teachers.any():
            predict = _regression(lifted[teachers], signers[teachers])
            lifted[pupils, :, 2] = predict(lifted[pupils])
        else:
            lifted[pupils, :, 2] = 0
    return lifted


def _regression(hands: np.ndarray, signers: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """A function from hands (N, 21, 3) to their z (N, 21)."""
    _, signer, count = np.unique(signers, return_inverse=True, return_counts=True)
    weight = 1 / count[signer] / len(count)
    xy, z = hands[..., :2].reshape(len(hands), -1), hands[..., 2]
    mean_xy, mean_z = weight @ xy, weight @ z
    weighted = (xy - mean_xy) * weight[:, None]
    covariance = weighted.T @ (xy - mean_xy) + RIDGE * np.eye(xy.shape[1])
    slope = np.linalg.solve(covariance, weighted.T @ (z - mean_z))
    return lambda others: (others[..., :2].reshape(len(others), -1) - mean_xy) @ slope + mean_z
