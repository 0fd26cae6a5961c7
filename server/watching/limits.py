"""From which value on a statistic is an alarm, so that hardly any is false."""

from collections.abc import Mapping

import numpy as np

from server.watching.features import Bins
from server.watching.stationary import Stationary, counted
from server.watching.statistics import KS, OF_CATEGORIES, OF_NUMBERS, Statistic

Key = tuple[str, str]
"""A feature and a statistic of it."""

HOURS = 24 * 7
A_WEEK = 0.5  # false alarms that are aimed at; one is promised
WINDOWS, BLOCK = 40_000, 500  # that are simulated; and those that share a drawn reference
COMMON = 0.99  # quantile by which statistics are made comparable with one another
SEED = 0


def values(
    counts: Mapping[str, np.ndarray], bins: Mapping[str, Bins], hands: int
) -> dict[Key, np.ndarray]:
    """All statistics of windows.

    Args:
        counts: by feature (W, B).
        bins: of the reference.
        hands: of a window.

    Returns:
        by feature and statistic float64 (W,).
    """
    return {
        (name, kind): statistic(counts[name], bins[name].shares, hands)
        for name in counts
        for kind, statistic in statistics_of(bins[name]).items()
    }


def statistics_of(bins: Bins) -> dict[str, Statistic]:
    """The statistics of a feature."""
    return OF_CATEGORIES if bins.edges is None else OF_NUMBERS


def limits(
    stationary: Stationary, bins: Mapping[str, Bins], hands: int, windows_a_week: float
) -> dict[Key, float]:
    """Limits that windows of a stationary stream pass `A_WEEK` times a week, all together.

    Windows are simulated, against references that are drawn anew, too, as that which is known is
    of finitely many hands. Each statistic is divided by its own `COMMON` quantile; the largest of
    a window is what one limit is found for.
    """
    random = np.random.default_rng(SEED)
    simulated = [_block(stationary, bins, hands, random) for _ in range(WINDOWS // BLOCK)]
    every = {key: np.concatenate([one[key] for one in simulated]) for key in simulated[0]}
    common = {
        key: max(float(np.quantile(one, COMMON)), independent(*key, bins, hands))
        for key, one in every.items()
    }
    largest = np.max([one / common[key] for key, one in every.items()], axis=0)
    factor = float(np.quantile(largest, 1 - min(A_WEEK / windows_a_week, 1.0)))
    return {key: factor * one for key, one in common.items()}


def independent(name: str, kind: str, bins: Mapping[str, Bins], hands: int) -> float:
    """The `COMMON` quantile of a statistic, were hands independent and of a fine distribution."""
    from scipy.special import chdtri, kolmogi  # a server needs limits, but makes none

    if kind == KS:
        return float(kolmogi(1 - COMMON) / np.sqrt(hands))
    return float(chdtri(max(len(bins[name].shares) - 1, 1), 1 - COMMON) / hands)


def _block(
    stationary: Stationary, bins: Mapping[str, Bins], hands: int, random: np.random.Generator
) -> dict[Key, np.ndarray]:
    drawn = stationary.windows(BLOCK, hands, random)
    counts = {name: counted(drawn[name], len(one.shares)) for name, one in bins.items()}
    known = max(len(stationary.groups), 1)
    redrawn = {
        name: Bins(random.multinomial(known, one.shares / one.shares.sum()) / known, one.edges)
        for name, one in bins.items()
    }
    return values(counts, redrawn, hands)
