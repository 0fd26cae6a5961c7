"""Labels that the hands speak against: single hands, swapped letters, letters made like no other.

`tests/training/checking/test_doubts.py` measures on 12 sources of real hands what is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, cast

import numpy as np

from training.checking.means import Means, means, of_what_ships
from training.checking.shapes import distances, shapes
from training.checking.subject import Subject

LEAST = 5  # hands of a signer's letter from which on they say what is typical of it
# Of the distance to what the label says: another letter that is nearer is likelier.
HAND, SWAP, LETTER = 0.6, 0.9, 0.7
UNLIKE = 0.55  # sizes of the hand to what others make; of real letters 1 in 25 is further off
NEAREST = 2  # signers whose way of making a letter counts: one of them may have it wrong
FAR = np.float32(1e9)


class DoubtfulHand(NamedTuple):
    """A hand that looks like another letter of the same signer."""

    row: int
    label: str
    looks_like: str
    nearer: float
    """So many times nearer to that."""


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


@dataclass(frozen=True)
class Doubts:
    """What is doubtful, the most doubtful first."""

    hands: tuple[DoubtfulHand, ...]
    letters: tuple[DoubtfulLetter, ...]
    swaps: tuple[Swap, ...]
    compared_with: int
    """Signers with whom letters were compared, the others of the data among them."""


def doubts(subject: Subject) -> Doubts:
    """Compares hands with typical ones: of their signer, and of all others."""
    own, alphabet = means(subject), subject.data.alphabet
    known = of_what_ships(alphabet, subject.data.signers)
    everyone = own if known is None else own.and_those(known)
    still = own.of(np.isin(own.labels, alphabet.static))
    letters, swaps = _letters(still, everyone.of(np.isin(everyone.labels, alphabet.static)))
    people = len(np.unique(everyone.signers))
    return Doubts(_hands(subject, own, everyone), letters, swaps, people)


def _hands(subject: Subject, own: Means, everyone: Means) -> tuple[DoubtfulHand, ...]:
    data, hands = subject.data, cast(np.ndarray, subject.hands)
    found: list[DoubtfulHand] = []
    typical = own.of(own.counts >= LEAST)
    for signer in np.unique(data.signers):
        mine = typical.of(typical.signers == signer)
        others = everyone.of(everyone.signers != signer)
        rows = np.flatnonzero(data.signers == signer)
        rows = rows[data.alphabet.is_letter[data.truth[rows]]]
        is_usual = np.isin(data.labels[rows], mine.labels)
        for some, such in ((rows[is_usual], mine), (rows[~is_usual], others)):
            found += _nearer_to_another(some, shapes(hands[some]), data.labels[some], such)
    return tuple(sorted(found, key=lambda one: -one.nearer))


def _nearer_to_another(
    rows: np.ndarray, shown: np.ndarray, labels: np.ndarray, such: Means
) -> list[DoubtfulHand]:
    if not len(rows) or not len(such.labels):
        return []
    apart = distances(shown, such.shapes)
    is_own = labels[:, None] == such.labels
    same = np.where(is_own, apart, FAR).min(axis=1)
    other = np.where(is_own, FAR, apart)
    best = other.argmin(axis=1)
    nearest = other[np.arange(len(rows)), best]
    wrong = np.flatnonzero((nearest < HAND * same) & (same < FAR))
    return [
        DoubtfulHand(
            int(rows[at]),
            str(labels[at]),
            str(such.labels[best[at]]),
            float(same[at] / max(nearest[at], 1e-6)),
        )
        for at in wrong
    ]


def _letters(own: Means, everyone: Means) -> tuple[tuple[DoubtfulLetter, ...], tuple[Swap, ...]]:
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
