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
# Besides, so many of each kind: of those that stand, at their cheapest, for more letters than they
# have, for as many, for one less, and for fewer. Common beginnings that skip letters would else
# crowd out a rare one that fits.
EACH = 10
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
    """float64 (n + 1, k): of each beginning, aligned with 0 to n of the letters written."""


class Steps(NamedTuple):
    """What each further letter of a word may cost; n letters were written."""

    substituted: np.ndarray
    """float64 (n, letters of the dictionary): it was written as one of them."""
    missed: np.ndarray
    """float64 (n + 1, 1): it was not written."""
    twice: np.ndarray
    """float64 (n + 1, 1): nor was it, which is the second of two equal ones."""
    skipped: np.ndarray
    """float64 (n + 1, 1): the first 0 to n letters that were written are not in the word."""

    @classmethod
    def of(cls, evidence: Evidence, prices: Prices) -> "Steps":
        """Of the letters that were written."""
        missed = evidence.missed[:, np.newaxis]
        skipped = np.concatenate([[0.0], np.cumsum(evidence.extra)])[:, np.newaxis]
        substituted = evidence.substituted.T.copy()
        return cls(substituted, missed, np.minimum(missed, prices.doubled), skipped)


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
            front.costs[-1],
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
    front = Front(np.zeros(1, np.int64), steps.skipped)
    yield levels[0], front
    for size, (level, longer) in enumerate(pairwise(levels), start=1):
        nodes, costs = _longer(front, level, longer, steps)
        least = np.minimum.reduce(costs)
        bound = least + rare * longer.least.take(nodes).astype(np.float64)
        kept = (bound <= most).nonzero()[0]
        if len(kept) > BEAM:
            ordered = kept[bound.take(kept).argsort(kind="stable")]
            kept = _followed(ordered, _kinds(costs, least, size))
        if len(kept) == 0:
            return
        front = Front(nodes.take(kept), _skipping(costs.take(kept, axis=1), steps.skipped))
        yield longer, front


def _kinds(costs: np.ndarray, least: np.ndarray, size: int) -> list[np.ndarray]:
    """Bool (k,) of each kind of beginnings of one length; every one is of the first that fits."""
    ends = size - 1, size, size + 1, len(costs)
    # Those that cost least before an end stand for fewer letters than that.
    kinds = [np.minimum.reduce(costs[:end], initial=np.inf) == least for end in ends]
    return [kinds[0], *(kind > before for before, kind in pairwise(kinds))]


def _followed(ordered: np.ndarray, kinds: Sequence[np.ndarray]) -> np.ndarray:
    """Of columns of a front, the cheapest first, those that are followed, in the front's order."""
    is_followed = np.zeros(len(kinds[0]), bool)
    is_followed[ordered[:BEAM]] = True
    for kind in kinds:
        is_followed[ordered[kind.take(ordered)][:EACH]] = True
    return is_followed.nonzero()[0]


def _longer(front: Front, level: Level, longer: Level, steps: Steps) -> Front:
    """All beginnings that are one letter longer, as if no letter was too many behind them."""
    first = level.children.take(front.nodes)
    counts = level.children.take(front.nodes + 1) - first
    ends = counts.cumsum()
    parents = np.arange(len(counts)).repeat(counts)
    nodes = (first + counts - ends).take(parents)
    nodes += np.arange(len(nodes))
    letters = longer.letters.take(nodes)
    before = front.costs.take(parents, axis=1)
    costs = before + steps.missed
    if len(level.letters) > 1:  # the beginning without letters has no last one
        twice = (letters == level.letters.take(front.nodes).take(parents)).nonzero()[0]
        if len(twice):
            costs[:, twice] = before.take(twice, axis=1) + steps.twice
    replaced = steps.substituted.take(letters, axis=1)
    replaced += before[:-1]
    later = costs[1:]
    np.minimum(later, replaced, out=later)
    return Front(nodes, costs)


def _skipping(costs: np.ndarray, skipped: np.ndarray) -> np.ndarray:
    """With letters too many: the least cost at any place before, and they from there on."""
    costs -= skipped
    np.minimum.accumulate(costs, axis=0, out=costs)
    costs += skipped
    return costs
