"""Which words, and which beginnings of words, come near to what was written.

All beginnings of one length are aligned at once with the letters that were written (Wagner and
Fischer, 1974, on the tree of the words), and those that cost too much are given up.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from asl_keras.text.decoding.dictionary import Dictionary, Level
from asl_keras.text.decoding.evidence import Evidence
from asl_keras.text.decoding.prices import Prices

BEAM = 60  # beginnings of one length that are followed
# Besides, so many of each kind: of those that stand, at their cheapest, for fewer letters than were
# written, for as many, for one more, and for more. Common beginnings that skip letters would else
# crowd out a rare one that fits.
EACH = 10
FEWER, MORE = -1, 2
LONGER = 3  # letters by which a word may be longer than what was written


class Found(NamedTuple):
    """Words that come near, in no order; a word may come more than once."""

    words: np.ndarray
    """int (N,): which of the dictionary's."""
    costs: np.ndarray
    """float64 (N,)."""


class Front(NamedTuple):
    """Beginnings of one length that are still followed."""

    nodes: np.ndarray
    """(k,) places in their level."""
    costs: np.ndarray
    """float64 (k, n + 1): of each beginning, aligned with 0 to n of the letters written."""


class Steps(NamedTuple):
    """What each further letter of a word may cost; n letters were written."""

    substituted: np.ndarray
    """float64 (letters of the dictionary, n): it was written as one of them."""
    missed: np.ndarray
    """float64 (n + 1,): it was not written."""
    twice: np.ndarray
    """float64 (n + 1,): nor was it, which is the second of two equal ones."""
    skipped: np.ndarray
    """float64 (n + 1,): the first 0 to n letters that were written are not in the word."""

    @classmethod
    def of(cls, evidence: Evidence, prices: Prices) -> "Steps":
        """Of the letters that were written."""
        twice = np.minimum(evidence.missed, prices.doubled)
        skipped = np.concatenate([[0.0], np.cumsum(evidence.extra)])
        return cls(evidence.substituted, evidence.missed, twice, skipped)


def near(
    dictionary: Dictionary, evidence: Evidence, prices: Prices, most: float, whole: bool
) -> Found:
    """Words that cost at most `most`.

    Args:
        dictionary: whose words.
        evidence: of the letters that were written.
        prices: of mistakes.
        most: what may not be exceeded.
        whole: the word has ended; else what was written may be its beginning.
    """
    levels = dictionary.levels[: len(evidence.extra) + LONGER + 1]
    ends = [
        (
            (level.words if whole else level.commonest)[front.nodes],
            front.costs[:, -1],
            (level.costs if whole else level.least)[front.nodes],
        )
        for level, front in _fronts(levels, Steps.of(evidence, prices), prices.rare, most)
    ]
    words, aligned, rarities = map(np.concatenate, zip(*ends, strict=True))
    costs = aligned + prices.rare * rarities.astype(np.float64)
    return Found(words[costs <= most], costs[costs <= most])


def _fronts(
    levels: Sequence[Level], steps: Steps, rare: float, most: float
) -> Iterator[tuple[Level, Front]]:
    front = Front(np.zeros(1, np.int64), steps.skipped[np.newaxis])
    yield levels[0], front
    for size, (level, longer) in enumerate(pairwise(levels), start=1):
        front = _longer(front, level, longer, steps)
        cheapest = front.costs.argmin(axis=1)  # stands for so many of the letters written
        least = front.costs[np.arange(len(cheapest)), cheapest]
        bound = least + rare * longer.least[front.nodes].astype(np.float64)
        kept = np.flatnonzero(bound <= most)
        if len(kept) > BEAM:
            ordered = kept[np.argsort(bound[kept], kind="stable")]
            kept = _followed(ordered, np.clip(size - cheapest, FEWER, MORE))
        if len(kept) == 0:
            return
        front = Front(front.nodes[kept], _skipping(front.costs[kept], steps.skipped))
        yield longer, front


def _followed(ordered: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """Of rows of a front, the cheapest first, those that are followed, in the front's order."""
    is_kept = np.zeros(len(kinds), bool)
    is_kept[ordered[:BEAM]] = True
    kinds = kinds[ordered]
    for kind in range(FEWER, MORE + 1):
        is_kept[ordered[np.flatnonzero(kinds == kind)[:EACH]]] = True
    return np.flatnonzero(is_kept)


def _longer(front: Front, level: Level, longer: Level, steps: Steps) -> Front:
    """All beginnings that are one letter longer, as if no letter was too many behind them."""
    first = level.children[front.nodes]
    counts = level.children[front.nodes + 1] - first
    before = front.costs.repeat(counts, axis=0)
    nodes = np.arange(len(before)) + (first - (counts.cumsum() - counts)).repeat(counts)
    letters = longer.letters[nodes]
    costs = before + steps.missed
    if len(level.letters) > 1:  # the beginning without letters has no last one
        twice = np.flatnonzero(letters == level.letters[front.nodes].repeat(counts))
        costs[twice] = before[twice] + steps.twice
    replaced = before[:, :-1] + steps.substituted[letters]
    np.minimum(costs[:, 1:], replaced, out=costs[:, 1:])
    return Front(nodes, costs)


def _skipping(costs: np.ndarray, skipped: np.ndarray) -> np.ndarray:
    """With letters too many: the least cost at any place before, and they from there on."""
    return np.minimum.accumulate(costs - skipped, axis=1) + skipped
