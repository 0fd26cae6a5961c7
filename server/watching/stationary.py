"""Streams of hands that do not drift, drawn from recorded ones as people come and go.

Hands of one person resemble each other, so a stream is drawn in visits: a person of the reference,
then hands of that person, each letter as often as it is signed; and the share of pictures in which
no hand is found differs from visit to visit. (A cluster bootstrap: Davison and Hinkley, "Bootstrap
Methods and their Application", 1997, 3.8.)
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from server.watching.features import FOUND, UNKNOWN

ALIKE = 10.0  # visits' shares without a hand: Beta, as after so many pictures; 2 % and 13 % of two


@dataclass(frozen=True, eq=False)
class Stationary:
    """Recorded hands and how they come."""

    places: dict[str, np.ndarray]
    """By feature int64 (N,), the bin of each hand."""
    groups: np.ndarray
    """int (N,), 0 to G - 1, whose hand it is."""
    weights: np.ndarray
    """float64 (N,), above 0, how often a hand comes among those of its group."""
    not_found: float
    """Share of pictures in which no hand is found, 0 to 1."""
    visit: int
    """Hands of a person that follow one another."""

    @cached_property
    def _order(self) -> tuple[np.ndarray, np.ndarray]:
        """Rows by group, and their cumulated weights: those of group g go from g to g + 1."""
        order = np.argsort(self.groups, kind="stable")
        groups, weights = self.groups[order], self.weights[order]
        share = weights / np.bincount(groups, weights)[groups]
        return order, np.cumsum(share)

    def windows(self, count: int, hands: int, random: np.random.Generator) -> dict[str, np.ndarray]:
        """By feature the bins of hands in windows: int64 (count, hands)."""
        order, cumulated = self._order
        visits = -(-hands // self.visit)
        size = (count, visits, self.visit)
        group = random.integers(self.groups.max() + 1, size=(count, visits, 1))
        rows = np.searchsorted(cumulated, group + random.random(size), side="right")
        rows = order[np.minimum(rows, len(order) - 1)].reshape(count, -1)[:, :hands]
        missing = self._missing(size, random).reshape(count, -1)[:, :hands]
        drawn = {
            name: np.where(missing, UNKNOWN, places[rows]) for name, places in self.places.items()
        }
        return {**drawn, FOUND: (~missing).astype(np.int64)}

    def _missing(self, size: tuple[int, int, int], random: np.random.Generator) -> np.ndarray:
        share = self.not_found
        if not share:
            return np.zeros(size, bool)
        rates = random.beta(share * ALIKE, (1 - share) * ALIKE, (*size[:2], 1))
        return random.random(size) < rates


def counted(places: np.ndarray, bins: int) -> np.ndarray:
    """Windows' bins (W, hands) to how many hands are in each: int64 (W, bins)."""
    windows = len(places)
    shifted = np.where(places == UNKNOWN, bins, places) + (bins + 1) * np.arange(windows)[:, None]
    counts = np.bincount(shifted.ravel(), minlength=windows * (bins + 1))
    return counts.reshape(windows, bins + 1)[:, :bins]
