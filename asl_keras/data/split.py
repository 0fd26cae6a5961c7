"""Splits a dataset into training and validation by signer: frames of one are near-duplicates.

A row is never in both parts, nor, where signers are known, is a signer. Augment after the split.
"""

from typing import NamedTuple

import numpy as np

from asl_keras.errors import InputError

LEAST_LABELS = 2  # that can be told apart
FEW_SIGNERS = "Fewer than two signers are known (`signers` in the data)"
LETTERS_OF_THEIR_OWN = "No signer can be set aside, as each has letters that no other has"
BLOCKS = (
    "the validation part is one block of adjacent rows per label, and its accuracy says nothing "
    "about unseen signers."
)


class Split(NamedTuple):
    """Rows of each part, ascending; `warning` says why validation may be too good, or is None."""

    train: np.ndarray
    validation: np.ndarray
    warning: str | None


def split(labels: np.ndarray, signers: np.ndarray, fraction: float = 0.2, seed: int = 0) -> Split:
    """Sets about a fraction of the rows aside for validation.

    Args:
        labels: (N,) text.
        signers: (N,) text, empty where unknown. With two known signers or more, whole signers are
            set aside; with fewer, or where labels and signers are too entangled for that, one
            block of adjacent rows per label.
        fraction: between 0 and 1. Whole signers may miss it by far.
        seed: of the choice of signers, or of the places of the blocks.

    Raises:
        InputError: if the fraction is not between 0 and 1, or no label has two rows.
    """
    if not 0 < fraction < 1:
        raise InputError(f"Expected a validation fraction between 0 and 1. Received: {fraction}")
    generator = np.random.default_rng(seed)
    if len(np.unique(signers[signers != ""])) < 2:
        return _by_block(labels, fraction, generator, FEW_SIGNERS)
    parts = _by_signer(labels, signers, fraction, generator)
    trained = np.unique(labels[parts.train])
    if len(trained) >= LEAST_LABELS and np.isin(labels[parts.validation], trained).any():
        return parts
    return _by_block(labels, fraction, generator, LETTERS_OF_THEIR_OWN)


def _by_signer(
    labels: np.ndarray, signers: np.ndarray, fraction: float, generator: np.random.Generator
) -> Split:
    classes, label = np.unique(labels, return_inverse=True)
    names, signer = np.unique(signers, return_inverse=True)
    counts = np.zeros((len(names), len(classes)), np.int64)  # rows per signer and class
    np.add.at(counts, (signer, label), 1)
    candidates = np.flatnonzero(names != "")
    chosen = _choose(counts, candidates, fraction * len(labels), generator)
    aside = np.isin(signer, chosen)
    warnings = []
    if unknown := int((signers == "").sum()):
        warnings.append(
            f"{unknown} rows have no signer and are in the training part: if they show a signer of "
            "the validation part, its accuracy is too high."
        )
    if untrained := classes[_only_aside(counts, chosen)].tolist():
        warnings.append(f"Only the validation part has {', '.join(untrained)}.")
    return Split(np.flatnonzero(~aside), np.flatnonzero(aside), " ".join(warnings) or None)


def _choose(
    counts: np.ndarray, candidates: np.ndarray, target: float, generator: np.random.Generator
) -> list[int]:
    """Signers that together come near the target of rows and leave every class to training."""
    chosen: list[int] = []
    for signer in generator.permutation(candidates):
        more = [*chosen, signer]
        nearer = abs(counts[more].sum() - target) < abs(counts[chosen].sum() - target)
        if nearer and not _only_aside(counts, more).any():
            chosen = more
    return chosen or [_least_harm(counts, candidates)]


def _least_harm(counts: np.ndarray, candidates: np.ndarray) -> int:
    """The signer whose absence takes the fewest classes, then the fewest rows, from training."""
    return min(candidates, key=lambda one: (_only_aside(counts, [one]).sum(), counts[one].sum()))


def _only_aside(counts: np.ndarray, chosen: list[int]) -> np.ndarray:
    """(classes,) whether all rows of a class belong to the chosen signers."""
    return counts[chosen].sum(axis=0) == counts.sum(axis=0)


def _by_block(
    labels: np.ndarray, fraction: float, generator: np.random.Generator, why: str
) -> Split:
    aside = np.zeros(len(labels), bool)
    for label in np.unique(labels):
        rows = np.flatnonzero(labels == label)
        length = min(max(1, round(fraction * len(rows))), len(rows) - 1)
        start = generator.integers(len(rows) - length + 1)
        aside[rows[start : start + length]] = True
    if not aside.any():
        raise InputError("Expected two rows of some label, to set one aside. Received: one of each")
    return Split(np.flatnonzero(~aside), np.flatnonzero(aside), f"{why}: {BLOCKS}")
