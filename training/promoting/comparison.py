"""A new model beside an old one on the same hands, signer by signer, with intervals.

Frames of one letter of one signer are near-duplicates, so the letter of a signer is what counts
once: an interval comes from drawing a signer's letters anew with replacement, and for all together
signers first, then letters of each (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993;
of nested data, Davison and Hinkley, "Bootstrap Methods and their Application", 1997, 3.8). Both
models read the same hands, so that differences are drawn, not figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

DRAWS = 4000
ERROR = 0.05  # of all intervals of signers together, and of that of all
SEED = 0
BETTER, EQUAL, WORSE = "better", "equal", "worse"


@dataclass(frozen=True)
class Difference:
    """Of mean recall, new minus old; shares from -1 to 1."""

    hands: int
    letters: int
    old: float
    """Mean over letters, of shares that are read right."""
    new: float
    low: float
    """From here the difference is, as far as these hands tell,"""
    high: float
    """to here."""

    @property
    def verdict(self) -> str:
        """`BETTER` or `WORSE` where the interval leaves 0 out, else `EQUAL`: not told apart."""
        if self.low > 0:
            return BETTER
        return WORSE if self.high < 0 else EQUAL


@dataclass(frozen=True)
class Comparison:
    """Of two models."""

    overall: Difference
    """Every signer counted the same."""
    signers: Mapping[str, Difference]
    largest_drop: float
    """Of the mean over signers, from which on the new model is refused in any case."""

    @property
    def reasons(self) -> Sequence[str]:
        """Why the new model is refused, in sentences; none if it may take the old one's place."""
        lost = self.overall.old - self.overall.new
        worse = [name for name, one in self.signers.items() if one.verdict == WORSE]
        said = []
        if self.overall.verdict == WORSE or lost > self.largest_drop:
            said.append(f"Over all signers it reads {100 * lost:.1f} points less.")
        if worse:
            said.append(f"It is worse for {', '.join(worse)}.")
        return said

    def as_json(self) -> dict[str, Any]:
        """All figures, ready for JSON."""
        signers = {name: _as_json(one) for name, one in self.signers.items()}
        promoted = not self.reasons
        return {
            "promoted": promoted,
            "reasons": list(self.reasons),
            "overall": _as_json(self.overall),
            "signers": signers,
        }


def compare(
    old: np.ndarray,
    new: np.ndarray,
    labels: np.ndarray,
    signers: np.ndarray,
    largest_drop: float,
) -> Comparison:
    """Compares what two models read right.

    Args:
        old: bool (N,), which hands the old model reads right.
        new: bool (N,), which the new one does.
        labels: (N,) text.
        signers: (N,) text.
        largest_drop: see `Comparison`.
    """
    random = np.random.default_rng(SEED)
    names = np.unique(signers)
    shares = {str(name): _by_letter(old, new, labels, signers == name) for name in names}
    error = ERROR / len(names)  # Bonferroni: many signers are not to make a false alarm
    drawn = {name: _drawn(one[:, 1] - one[:, 0], random) for name, one in shares.items()}
    each = {
        name: Difference(
            int((signers == name).sum()), len(one), *_means(one), *_interval(drawn[name], error)
        )
        for name, one in shares.items()
    }
    chosen = random.integers(len(names), size=(len(names), DRAWS))
    every = np.stack(list(drawn.values()))  # (S, DRAWS)
    means = np.take_along_axis(every, chosen, axis=0).mean(axis=0)
    overall = Difference(
        len(labels),
        len(np.unique(labels)),
        float(np.mean([one.old for one in each.values()])),
        float(np.mean([one.new for one in each.values()])),
        *_interval(means, ERROR),
    )
    return Comparison(overall, each, largest_drop)


def _by_letter(
    old: np.ndarray, new: np.ndarray, labels: np.ndarray, rows: np.ndarray
) -> np.ndarray:
    """Shares (letters, 2) of a signer's hands that the old and the new model read right."""
    _, letter, counts = np.unique(labels[rows], return_inverse=True, return_counts=True)
    right = [np.bincount(letter, one[rows]) / counts for one in (old, new)]
    return np.stack(right, axis=1)


def _drawn(differences: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Means (DRAWS,) of letters that are drawn anew."""
    chosen = random.integers(len(differences), size=(DRAWS, len(differences)))
    return differences[chosen].mean(axis=1)


def _interval(means: np.ndarray, error: float) -> tuple[float, float]:
    low, high = np.quantile(means, [error / 2, 1 - error / 2])
    return float(low), float(high)


def _means(shares: np.ndarray) -> tuple[float, float]:
    old, new = shares.mean(axis=0)
    return float(old), float(new)


def _as_json(one: Difference) -> dict[str, Any]:
    return {**asdict(one), "verdict": one.verdict}
