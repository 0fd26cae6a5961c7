"""What a split may not cut: a clip, or a person under two names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from asl_keras.adapt.judging import spread
from training.checking.repeats import neighbours

SAMPLE = 50  # hands of a signer that are looked for among the others
SAME_PERSON = 0.05  # share of hands that are another signer's, too, from which on both are one


@dataclass(frozen=True, eq=False)
class Wholes:
    """Clips, or single rows where there are none, in the order of their first rows."""

    first: np.ndarray
    """int (W,), the first row of each."""
    member: np.ndarray
    """int (N,), which one a row is of."""

    def rows(self, chosen: np.ndarray) -> np.ndarray:
        """The rows of some of them, ascending."""
        return np.flatnonzero(np.isin(self.member, chosen))


def whole_clips(clips: np.ndarray | None, count: int) -> Wholes:
    """Clips of a column int (N,), in which -1 is a row of none; None for rows alone."""
    if clips is None:
        return Wholes(np.arange(count), np.arange(count))
    alone = clips.max(initial=0) + 1 + np.arange(count)
    _, first, member = np.unique(
        np.where(clips < 0, alone, clips), return_index=True, return_inverse=True
    )
    order = np.argsort(first)
    return Wholes(first[order], np.argsort(order)[member])


def people(signers: np.ndarray, shape: np.ndarray) -> np.ndarray:
    """Signers (N,), of whom those who share many pictures have one name; "" stays unknown.

    Args:
        signers: (N,) text.
        shape: (N, K), see `training.checking.shapes`.
    """
    names, signer = np.unique(signers, return_inverse=True)
    if not names[-1]:
        return signers
    one, asked = np.arange(len(names)), spread(signer, SAMPLE)
    shared = np.zeros((len(names), len(names)), np.int64)
    for row, near in zip(asked, neighbours(shape[asked], shape), strict=True):
        shared[signer[row], np.unique(signer[near])] += 1
    for few, many in np.argwhere(shared > SAME_PERSON * np.bincount(signer[asked])[:, None]):
        if names[few] and names[many]:
            one[one == one[few]] = one[many]
    return names[one[signer]]
