"""How each signer makes each letter: the typical hand, of the data and of what ships."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np

from asl_keras.adapt.judging import spread
from asl_keras.hand.alphabet import ASL, Alphabet
from asl_keras.synthetic.alignment import one_handed
from asl_keras.synthetic.generator import shipped
from training.checking.shapes import shapes
from training.checking.subject import Subject

LEAST = 5  # hands of a signer's letter from which on they say what is typical of it
HANDS = 60  # of a signer's letter that its typical hand is made of; frames of a video are alike


@dataclass(frozen=True, eq=False)
class Means:
    """Typical hands, K of them."""

    shapes: np.ndarray
    """float32 (K, 42), see `training.checking.shapes`."""
    labels: np.ndarray
    """(K,) text."""
    signers: np.ndarray
    """(K,) text."""
    counts: np.ndarray
    """int (K,), hands that each is made of, or more."""

    def of(self, which: np.ndarray) -> Means:
        """Some of them."""
        return Means(
            self.shapes[which], self.labels[which], self.signers[which], self.counts[which]
        )

    def and_those(self, others: Means) -> Means:
        """These and the others."""
        pairs = zip(vars(self).values(), vars(others).values(), strict=True)
        return Means(*(np.concatenate(pair) for pair in pairs))


def means(subject: Subject) -> Means:
    """The typical hand of each letter of each signer; hands that sign no letter have none.

    Medians, so that a few hands of another letter do not move it.
    """
    data, hands = subject.data, cast(np.ndarray, subject.hands)
    names, signer = np.unique(data.signers, return_inverse=True)
    group = np.where(data.alphabet.is_letter[data.truth], data.truth * len(names) + signer, -1)
    rows = spread(group, HANDS)
    rows = rows[group[rows] >= 0]
    found, counts = np.unique(group[group >= 0], return_counts=True)
    labels, signers = np.array(data.alphabet.labels)[found // len(names)], names[found % len(names)]
    if not len(found):
        return Means(np.empty((0, 42), np.float32), labels, signers, counts)
    flat = shapes(hands[rows]).reshape(-1, 21, 2)
    alike = one_handed(_with_depth(flat), data.labels[rows], data.signers[rows])[..., :2]
    typical = np.stack([np.median(alike[group[rows] == one], axis=0) for one in found])
    return Means(shapes(typical), labels, signers, counts)


def of_what_ships(alphabet: Alphabet, people: np.ndarray) -> Means | None:
    """Those of the pose model that comes with the package, of other people than these.

    None for another alphabet than ASL's.
    """
    if not set(alphabet.letters) <= set(ASL.labels):
        return None
    model = shipped()
    labels = np.array(model.labels)[model.component_labels]
    known = np.isin(labels, alphabet.letters) & ~np.isin(model.component_signers, people)
    signers = model.component_signers[known]
    counts = np.full(len(signers), HANDS)
    return Means(shapes(model.means[known]), labels[known], signers, counts)


def _with_depth(points: np.ndarray) -> np.ndarray:
    return np.concatenate([points, np.zeros_like(points[..., :1])], axis=2)
