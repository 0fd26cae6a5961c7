"""Letters that a signer makes as others make another one, or as nobody does."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from training.checking.means import Means
from training.checking.shapes import distances

# Of the distance to what others make of the label: another letter that is nearer is likelier.
SWAP, LETTER = 0.9, 0.7
UNLIKE = 0.55  # sizes of the hand to what others make; of real letters 1 in 25 is further off
NEAREST = 2  # signers whose way of making a letter counts: one of them may have it wrong
FAR = np.float32(1e9)


class DoubtfulLetter(NamedTuple):
    """A letter that a signer makes as nobody else does."""

    signer: str
    label: str
    hands: int
    looks_like: str
    """The letter that others make so; "" if none."""
    distance: float
    """From the nearest signers', in sizes of the hand."""


class Swap(NamedTuple):
    """Two letters of a signer of which each looks like the other."""

    signer: str
    first: str
    second: str


def doubtful_letters(
    own: Means, everyone: Means
) -> tuple[tuple[DoubtfulLetter, ...], tuple[Swap, ...]]:
    """The letters that are odd, the oddest first, and those that seem swapped.

    Args:
        own: how signers make letters.
        everyone: how these and others do.
    """
    swaps: list[Swap] = []
    odd: list[DoubtfulLetter] = []
    for signer in np.unique(own.signers):
        mine, others = own.of(own.signers == signer), everyone.of(everyone.signers != signer)
        if not len(others.labels):
            continue
        names, away = _by_letter(mine, others)
        pairs = _swapped(mine, names, away)
        swaps += [Swap(str(signer), *pair) for pair in pairs]
        explained = {label for pair in pairs for label in pair}
        odd += [one for one in _odd(mine, names, away) if one.label not in explained]
    return tuple(sorted(odd, key=lambda one: -one.distance)), tuple(swaps)


def _by_letter(mine: Means, others: Means) -> tuple[np.ndarray, np.ndarray]:
    """The letters (L,) that others make, and how far each of mine is from theirs: (K, L).

    The mean distance from the two nearest signers, as one of them may have a letter wrong.
    """
    names, apart = np.unique(others.labels), distances(mine.shapes, others.shapes)
    nearest = [np.sort(apart[:, others.labels == name], axis=1)[:, :NEAREST] for name in names]
    return names, np.stack([one.mean(axis=1) for one in nearest], axis=1)


def _swapped(mine: Means, names: np.ndarray, away: np.ndarray) -> list[tuple[str, str]]:
    at = {name: place for place, name in enumerate(names.tolist())}
    mine_at = {label: place for place, label in enumerate(mine.labels.tolist()) if label in at}

    def looks_like(one: str, other: str) -> bool:
        row = away[mine_at[one]]
        return bool(row[at[other]] < SWAP * row[at[one]])

    return [
        (one, other)
        for one in mine_at
        for other in mine_at
        if one < other and looks_like(one, other) and looks_like(other, one)
    ]


def _odd(mine: Means, names: np.ndarray, away: np.ndarray) -> list[DoubtfulLetter]:
    found = []
    for place, label in enumerate(mine.labels.tolist()):
        if label not in names:
            continue
        own = float(away[place, names == label][0])
        others = np.where(names == label, FAR, away[place])
        best = int(others.argmin())
        is_other = others[best] < LETTER * own
        if is_other or own > UNLIKE:
            like = str(names[best]) if is_other else ""
            hands = int(mine.counts[place])
            found.append(DoubtfulLetter(str(mine.signers[place]), label, hands, like, own))
    return found
