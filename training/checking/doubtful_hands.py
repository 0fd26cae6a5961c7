"""Single hands that look like another letter of their signer."""

from __future__ import annotations

from typing import NamedTuple, cast

import numpy as np

from training.checking.means import LEAST, Means
from training.checking.shapes import distances, shapes
from training.checking.subject import Subject

HAND = 0.6  # of the distance to what the label says: another letter that is nearer is likelier
FAR = np.float32(1e9)


class DoubtfulHand(NamedTuple):
    """A hand that looks like another letter of the same signer."""

    row: int
    label: str
    looks_like: str
    nearer: float
    """So many times nearer to that."""


def doubtful_hands(subject: Subject, own: Means, everyone: Means) -> tuple[DoubtfulHand, ...]:
    """The hands of letters that look like others, the most doubtful first.

    Args:
        subject: the hands.
        own: how their signers make letters. Of a letter of few hands all others say it.
        everyone: how these and others do.
    """
    data, hands = subject.data, cast(np.ndarray, subject.hands)
    found: list[DoubtfulHand] = []
    labels, is_letter = data.labels, data.alphabet.is_letter[data.truth]
    typical = own.of(own.counts >= LEAST)
    for signer in np.unique(data.signers):
        mine = typical.of(typical.signers == signer)
        others = everyone.of(everyone.signers != signer)
        rows = np.flatnonzero((data.signers == signer) & is_letter)
        is_usual = np.isin(labels[rows], mine.labels)
        for some, such in ((rows[is_usual], mine), (rows[~is_usual], others)):
            found += _nearer_to_another(some, shapes(hands[some]), labels[some], such)
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
