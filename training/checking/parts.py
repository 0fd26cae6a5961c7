"""Three parts of a dataset, to learn from, to choose by and to judge by, that share nobody.

Built on `asl_keras.data.split`, which says what is done where signers are unknown. Augmentation and
balancing come afterwards, and for the training part alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from asl_keras.adapt.judging import spread
from asl_keras.data.split import Split, split
from asl_keras.errors import InputError
from training.checking.repeats import near_any, neighbours

SAMPLE = 50  # hands of a signer that are looked for among the others
TRIES = 20  # choices of signers, of which the most even one is taken
SAME_PERSON = 0.05  # share of hands that are another signer's, too, from which on both are one
ASKED = "The parts are blocks of adjacent rows of each label, as asked: they share signers"
By = Literal["signer", "block"]


@dataclass(frozen=True)
class Shares:
    """How much is set aside."""

    validation: float = 0.15
    """Share of hands that choose, 0 to below 1."""
    test: float = 0.15
    """Share of hands that judge, 0 to below 1."""


@dataclass(frozen=True, eq=False)
class Parts:
    """Rows of each part, ascending."""

    train: np.ndarray
    validation: np.ndarray
    test: np.ndarray
    left_out: np.ndarray
    """Near-duplicates of a part before their own."""
    warnings: tuple[str, ...] = ()

    def items(self) -> list[tuple[str, np.ndarray]]:
        """The three, by name; those that nobody asked for are left out."""
        return [
            (name, rows)
            for name in ("train", "validation", "test")
            if len(rows := getattr(self, name))
        ]


def parts(
    labels: np.ndarray,
    signers: np.ndarray,
    shape: np.ndarray,
    shares: Shares,
    by: By = "signer",
    clips: np.ndarray | None = None,
    seed: int = 0,
) -> Parts:
    """Splits hands.

    Args:
        labels: (N,) text.
        signers: (N,) text, "" where unknown.
        shape: (N, K) of each hand, see `training.checking.shapes`: near-duplicates of the training
            part leave the others, and two signers who share many are one.
        shares: of the parts.
        by: "block" where each signer is to be in all parts.
        clips: int (N,), -1 for none: a clip stays whole.
        seed: of the choice.

    Raises:
        InputError: if nothing can be set aside, or all of a part repeats the training part.
    """
    people = np.full_like(signers, "") if by == "block" else _as_one(signers, shape)
    rows = _whole_clips(clips, len(labels))
    first, warned, train = rows.first, [], np.arange(len(rows.first))
    aside: dict[str, np.ndarray] = {}
    left = 1.0
    for name in ("test", "validation"):
        share = getattr(shares, name)
        aside[name] = train[:0]
        if share:
            found = _most_even(labels[first[train]], people[first[train]], share / left, seed)
            aside[name], train = train[found.validation], train[found.train]
            warned += [found.warning] if found.warning else []
            left -= share
    made = Parts(*(rows.of(one) for one in (train, aside["validation"], aside["test"])), train[:0])
    made = _without_repeats(made, shape)
    return replace(made, warnings=(*_in_words(warned, by), *_repeats_in_words(made, labels)))


def _most_even(labels: np.ndarray, people: np.ndarray, share: float, seed: int) -> Split:
    """Of several choices of signers the one whose labels are most evenly set aside."""
    tries = TRIES if len(np.unique(people)) > 1 else 1
    _, label, counts = np.unique(labels, return_inverse=True, return_counts=True)

    def unevenness(found: Split) -> float:
        taken = np.bincount(label[found.validation], minlength=len(counts)) / counts
        return float(np.abs(taken - share).mean())

    seeds = range(seed * TRIES, seed * TRIES + tries)
    return min((split(labels, people, share, one) for one in seeds), key=unevenness)


@dataclass(frozen=True, eq=False)
class _Whole:
    """Clips, or single rows where there are none."""

    first: np.ndarray
    """The first row of each."""
    member: np.ndarray
    """(N,) which one a row is of."""

    def of(self, chosen: np.ndarray) -> np.ndarray:
        """The rows of some of them, ascending."""
        return np.flatnonzero(np.isin(self.member, chosen))


def _whole_clips(clips: np.ndarray | None, count: int) -> _Whole:
    if clips is None:
        return _Whole(np.arange(count), np.arange(count))
    alone = clips.max(initial=0) + 1 + np.arange(count)
    _, first, member = np.unique(
        np.where(clips < 0, alone, clips), return_index=True, return_inverse=True
    )
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return _Whole(first[order], rank[member])


def _as_one(signers: np.ndarray, shape: np.ndarray) -> np.ndarray:
    """Signers, those with the same pictures under one name."""
    names, signer = np.unique(signers, return_inverse=True)
    one = np.arange(len(names))
    asked = spread(signer, SAMPLE)
    of_sample = np.bincount(signer[asked])
    shared = np.zeros((len(names), len(names)), np.int64)
    for row, near in zip(asked, neighbours(shape[asked], shape), strict=True):
        shared[signer[row], np.unique(signer[near])] += 1
    for few, many in np.argwhere(shared > SAME_PERSON * of_sample[:, None]):
        if names[few] and names[many]:
            one[one == one[few]] = one[many]
    return names[one[signer]]


def _without_repeats(made: Parts, shape: np.ndarray) -> Parts:
    """The parts, of which none has a near-duplicate in one before it."""
    known = made.train
    kept: dict[str, np.ndarray] = {}
    for name in ("validation", "test"):
        rows = getattr(made, name)
        repeated = near_any(shape[rows], shape[known])
        kept[name] = rows[~repeated]
        known = np.concatenate([known, rows])
        if len(rows) and repeated.all():
            raise InputError(
                f"Expected hands for the {name} part unlike those of the others. Received: "
                f"{len(rows)}, all near-duplicates of them. Record another signer, or set `{name}` "
                "to 0.",
                name,
            )
    left_out = np.setdiff1d(
        np.concatenate([made.validation, made.test]), np.concatenate(list(kept.values()))
    )
    return Parts(made.train, kept["validation"], kept["test"], left_out)


def _in_words(warned: list[str], by: By) -> list[str]:
    if by == "block":
        return [f"{ASKED}, and accuracies say nothing about unseen signers."]
    return list(dict.fromkeys(warned))


def _repeats_in_words(made: Parts, labels: np.ndarray) -> list[str]:
    if not len(made.left_out):
        return []
    said = f"{len(made.left_out)} near-duplicates of another part's hands are in none."
    lost = [
        f"The {name} part has none of {', '.join(gone)} therefore."
        for name in ("validation", "test")
        if len(getattr(made, name))
        if (gone := sorted(set(labels[made.left_out]) - set(labels[getattr(made, name)])))
    ]
    return [" ".join([said, *lost])]
