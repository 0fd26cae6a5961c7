"""Hands that are there twice or nearly so: frames of a video, or pictures under two names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from training.checking.shapes import mirrored

# Root mean square distance of landmarks in sizes of the hand. Of 12 sources half of the frames of a
# webcam have a neighbour this near, and no hand one of another signer.
NEAR = 0.03
EQUAL = 1e-4
BLOCK = 64  # rows whose neighbours are looked for at once


@dataclass(frozen=True, eq=False)
class Repeats:
    """Which hands are near-duplicates of which."""

    first: np.ndarray
    """int (N,): of each row the earlier one, of the same label, that it repeats; itself if none."""
    contradicting: np.ndarray
    """int (M,): rows of the very same hand under several labels."""

    @property
    def is_repeat(self) -> np.ndarray:
        """bool (N,)."""
        return self.first != np.arange(len(self.first))


def repeats(shape: np.ndarray, labels: np.ndarray) -> Repeats:
    """Near-duplicates of one label; a row that is kept is far from all that are kept before it.

    Args:
        shape: (N, K), see `training.checking.shapes`.
        labels: (N,) text or numbers.
    """
    first = np.arange(len(shape))
    for label in np.unique(labels):
        rows = np.flatnonzero(labels == label)
        first[rows] = rows[_leaders(shape[rows])]
    return Repeats(first, _contradicting(shape, labels))


def near_any(some: np.ndarray, others: np.ndarray) -> np.ndarray:
    """bool (n,): whether a shape (n, K) is a near-duplicate of any of the others (m, K)."""
    if not len(some) or not len(others):
        return np.zeros(len(some), bool)
    tree, radius = cKDTree(others), _radius(others)
    found = [tree.query(one, distance_upper_bound=radius)[0] for one in (some, mirrored(some))]
    return np.isfinite(found).any(axis=0)


def neighbours(some: np.ndarray, others: np.ndarray) -> list[list[int]]:
    """Of each shape (n, K), which of the others (m, K) are near-duplicates of it."""
    tree, radius = cKDTree(others), _radius(others)
    found = [tree.query_ball_point(one, radius) for one in (some, mirrored(some))]
    return [[*as_it_is, *other] for as_it_is, other in zip(*found, strict=True)]


def _leaders(shape: np.ndarray) -> np.ndarray:
    """Of each shape (n, K) the first kept one near it, or itself."""
    tree, radius = cKDTree(shape), _radius(shape)
    found = np.full(len(shape), -1)
    for start in range(0, len(shape), BLOCK):  # a call for each row takes ten times as long
        rows = start + np.flatnonzero(found[start : start + BLOCK] < 0)
        both = (tree.query_ball_point(one, radius) for one in (shape[rows], mirrored(shape[rows])))
        for row, as_it_is, other in zip(rows, *both, strict=True):
            if found[row] < 0:
                near = np.array([row, *as_it_is, *other], int)
                found[near[found[near] < 0]] = row
    return found


def _radius(shape: np.ndarray) -> float:
    """The distance of vectors whose landmarks are `NEAR` apart in the root mean square."""
    return NEAR * float(np.sqrt(shape.shape[1] // 2))


def _contradicting(shape: np.ndarray, labels: np.ndarray) -> np.ndarray:
    rounded = np.ascontiguousarray(np.rint(shape / EQUAL).astype(np.int32))
    as_one = rounded.view(np.dtype((np.void, rounded.strides[0]))).ravel()
    _, group, size = np.unique(as_one, return_inverse=True, return_counts=True)
    _, place = np.unique(labels, return_inverse=True)
    rows = np.flatnonzero(size[group] > 1)
    if not len(rows):
        return rows
    pairs = np.unique(np.stack([group[rows], place[rows]], axis=1), axis=0)[:, 0]
    several = np.flatnonzero(np.bincount(pairs, minlength=len(size)) > 1)
    return rows[np.isin(group[rows], several)]
