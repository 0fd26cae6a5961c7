"""Which words, and which beginnings of words, come near to what was written.

All beginnings of one length are aligned at once with the letters that were written (Wagner and
Fischer, 1974, on the tree of the words), and those that cost too much are given up.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from asl_keras.text.decoding.dictionary import Dictionary, Level
from asl_keras.text.decoding.evidence import Evidence
from asl_keras.text.decoding.prices import Prices

BEAM = 100  # beginnings of one length that are followed
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
    words, costs = [np.empty(0, np.int64)], [np.empty(0)]
    for level, front in _fronts(dictionary, evidence, prices, most):
        aligned = front.costs[:, -1]
        rarity = (level.costs if whole else level.least)[front.nodes]
        total = aligned + prices.rare * rarity.astype(np.float64)
        kept = total <= most
        words.append((level.words if whole else level.commonest)[front.nodes][kept])
        costs.append(total[kept])
    return Found(np.concatenate(words), np.concatenate(costs))


def _fronts(
    dictionary: Dictionary, evidence: Evidence, prices: Prices, most: float
) -> Iterator[tuple[Level, Front]]:
    levels = dictionary.levels[: len(evidence.extra) + LONGER + 1]
    front = Front(np.zeros(1, np.int64), _skipped(evidence)[np.newaxis])
    yield levels[0], front
    for level, longer in pairwise(levels):
        front = _longer(front, level, longer, evidence, prices)
        bound = front.costs.min(axis=1) + prices.rare * longer.least[front.nodes].astype(np.float64)
        kept = np.flatnonzero(bound <= most)
        if len(kept) > BEAM:
            kept = np.sort(kept[np.argsort(bound[kept], kind="stable")[:BEAM]])
        if len(kept) == 0:
            return
        front = Front(front.nodes[kept], front.costs[kept])
        yield longer, front


def _skipped(evidence: Evidence) -> np.ndarray:
    """float64 (n + 1,): of no letter of a word, aligned with 0 to n of the letters written."""
    return np.concatenate([[0.0], np.cumsum(evidence.extra)])


def _longer(front: Front, level: Level, longer: Level, evidence: Evidence, prices: Prices) -> Front:
    """All beginnings that are one letter longer."""
    first, last = level.children[front.nodes], level.children[front.nodes + 1]
    parents = np.repeat(np.arange(len(front.nodes)), last - first)
    starts = np.cumsum(last - first) - (last - first)
    nodes = np.arange(len(parents)) - starts[parents] + first[parents]
    letters = longer.letters[nodes]
    before = front.costs[parents]
    twice = letters == level.letters[front.nodes][parents]
    if len(level.letters) == 1:  # the beginning without letters has no last one
        twice[:] = False
    missed = np.where(
        twice[:, np.newaxis], np.minimum(evidence.missed, prices.doubled), evidence.missed
    )
    costs = before + missed
    np.minimum(costs[:, 1:], before[:, :-1] + evidence.substituted[letters], out=costs[:, 1:])
    for place, extra in enumerate(evidence.extra):
        np.minimum(costs[:, place + 1], costs[:, place] + extra, out=costs[:, place + 1])
    return Front(nodes, costs)
