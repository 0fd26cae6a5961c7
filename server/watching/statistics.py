"""How far a window of hands is from the reference: two statistics of binned values.

- The population stability index: the symmetric Kullback-Leibler divergence of two histograms
  (Siddiqi, "Credit Risk Scorecards", 2006; Yurdakul, "Statistical Properties of Population
  Stability Index", 2018). A change of shape or of a share.
- The two-sample statistic of Kolmogorov and Smirnov: the largest difference of two distribution
  functions (Smirnov, "On the estimation of the discrepancy between empirical curves of
  distribution for two independent samples", 1939), at the edges of the bins. A shift of a number.

Rabanser, Guennemann and Lipton, "Failing Loudly: An Empirical Study of Methods for Detecting
Dataset Shift" (NeurIPS 2019) found tests of single numbers, what the model says among them, as good
as any other. Their usual limits (0.2; a table of p) take hands for independent, which those of one
person are not: ours come from a simulation, see `server.watching.limits`.
"""

from collections.abc import Callable

import numpy as np

Statistic = Callable[[np.ndarray, np.ndarray, int], np.ndarray]

PSI, KS = "psi", "ks"
PSEUDO = 0.5  # hands that are added to each bin, as an empty one would make the index infinite


def psi(counts: np.ndarray, shares: np.ndarray, usual: int) -> np.ndarray:
    """The population stability index (W,) of windows' counts (W, B) and a reference's shares (B,).

    Args:
        counts: of each window.
        shares: may be (W, B), too.
        usual: values that a window has. Chance makes the index of fewer values larger in inverse
            proportion, which is taken out, so that one limit holds for all.
    """
    total, bins = counts.sum(axis=-1, keepdims=True), counts.shape[-1]
    now = (counts + PSEUDO) / (total + PSEUDO * bins)
    then = (shares * usual + PSEUDO) / (usual + PSEUDO * bins)
    found = ((now - then) * np.log(now / then)).sum(axis=-1)
    return found * total[..., 0] / usual


def ks(counts: np.ndarray, shares: np.ndarray, usual: int) -> np.ndarray:
    """The statistic of Kolmogorov and Smirnov (W,), 0 to 1; as `psi`, but of ordered bins.

    Of fewer values than usual it grows with the root of their number.
    """
    total = counts.sum(axis=-1, keepdims=True)
    now = np.cumsum(counts, axis=-1) / np.maximum(total, 1)
    apart = np.abs(now - np.cumsum(shares, axis=-1)).max(axis=-1)
    return apart * np.sqrt(total[..., 0] / usual)


OF_NUMBERS: dict[str, Statistic] = {PSI: psi, KS: ks}
OF_CATEGORIES: dict[str, Statistic] = {PSI: psi}
