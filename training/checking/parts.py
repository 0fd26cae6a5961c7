"""Three parts of a dataset, to learn from, to choose by and to judge by, that share nobody.

Built on `asl_keras.data.split`, which says what is done where signers are unknown. Augmentation and
balancing come afterwards, and for the training part alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from asl_keras.data.split import FEW_SIGNERS, Split, split
from asl_keras.errors import InputError, expect
from training.checking.repeats import near_any
from training.checking.wholes import people, whole_clips

TRIES = 20  # choices of signers, of which the most even one is taken
ASKED = (
    "The parts are blocks of adjacent rows of each label, as asked: they share signers, and "
    "accuracies say nothing about unseen signers."
)
ONE_PERSON = "The signers share so many pictures that they count as one person"
NO_TWO_LEFT = "No two signers are left beside those of the test part"
By = Literal["signer", "block"]


@dataclass(frozen=True)
class Shares:
    """How much is set aside."""

    validation: float = 0.15
    """Share of hands to choose by: an epoch, a model; 0 for none."""
    test: float = 0.15
    """Share of hands to judge by; 0 for none."""

    def __post_init__(self) -> None:
        for field in ("validation", "test"):
            share = getattr(self, field)
            expect(0 <= share < 1, field, "from 0 to below 1", share)
        both = self.validation + self.test
        expect(0 < both < 1, "test", "that with the validation part is above 0 and below 1", both)


@dataclass(frozen=True, eq=False)
class Parts:
    """Rows of each part, ascending."""

    train: np.ndarray
    validation: np.ndarray
    test: np.ndarray
    left_out: np.ndarray
    """Near-duplicates of hands in a part before their own."""
    warnings: tuple[str, ...] = ()

    def items(self) -> list[tuple[str, np.ndarray]]:
        """Those that hold anything, by name."""
        known = {"train": self.train, "validation": self.validation, "test": self.test}
        return [(name, rows) for name, rows in known.items() if len(rows)]


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
    whose = people(signers, shape) if by == "signer" else np.full_like(signers, "")
    wholes = whole_clips(clips, len(labels))
    labels_, whose = labels[wholes.first], whose[wholes.first]
    train, test, warned = _aside(np.arange(len(labels_)), labels_, whose, shares.test, seed)
    share = shares.validation / (1 - shares.test)
    train, validation, also = _aside(train, labels_, whose, share, seed)
    made = _apart(wholes.rows(train), wholes.rows(validation), wholes.rows(test), shape)
    said = [ASKED] if by == "block" else _why_blocks([*warned, *also], signers, whose)
    return replace(made, warnings=(*said, *_in_words(made, labels)))


def _why_blocks(said: list[str], signers: np.ndarray, whose: np.ndarray) -> list[str]:
    """The warnings; where few signers are a reason for blocks, why they are fewer than known."""
    reason = FEW_SIGNERS
    if _are_several(signers):
        reason = NO_TWO_LEFT if _are_several(whose) else ONE_PERSON
    return list(dict.fromkeys(one.replace(FEW_SIGNERS, reason) for one in said))


def _are_several(signers: np.ndarray) -> bool:
    return len(np.unique(signers[signers != ""])) > 1


def _aside(
    rows: np.ndarray, labels: np.ndarray, whose: np.ndarray, share: float, seed: int
) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """The rows that stay, those that are set aside, and what is to be said of it."""
    if not share:
        return rows, rows[:0], []
    found = _most_even(labels[rows], whose[rows], share, seed)
    return rows[found.train], rows[found.validation], [found.warning] if found.warning else []


def _most_even(labels: np.ndarray, whose: np.ndarray, share: float, seed: int) -> Split:
    """Of several choices of people the one whose labels are most evenly set aside."""
    tries = TRIES if len(np.unique(whose)) > 1 else 1
    _, label, counts = np.unique(labels, return_inverse=True, return_counts=True)

    def unevenness(found: Split) -> float:
        taken = np.bincount(label[found.validation], minlength=len(counts)) / counts
        return float(np.abs(taken - share).mean())

    seeds = range(seed * TRIES, seed * TRIES + tries)
    return min((split(labels, whose, share, one) for one in seeds), key=unevenness)


def _apart(train: np.ndarray, validation: np.ndarray, test: np.ndarray, shape: np.ndarray) -> Parts:
    """The parts, without near-duplicates of one before them."""
    choose = _unlike("validation", validation, train, shape)
    judge = _unlike("test", test, np.concatenate([train, validation]), shape)
    aside = np.concatenate([validation, test])
    return Parts(train, choose, judge, np.setdiff1d(aside, np.concatenate([choose, judge])))


def _unlike(name: str, rows: np.ndarray, known: np.ndarray, shape: np.ndarray) -> np.ndarray:
    repeated = near_any(shape[rows], shape[known])
    if len(rows) and repeated.all():
        raise InputError(
            f"Expected hands for the {name} part unlike those of the others. Received: "
            f"{len(rows)}, all near-duplicates of them. Record another signer, or set `{name}` to "
            "0.",
            name,
        )
    return rows[~repeated]


def _in_words(made: Parts, labels: np.ndarray) -> list[str]:
    if not len(made.left_out):
        return []
    said = [f"{len(made.left_out)} near-duplicates of another part's hands are in none."]
    for name, rows in made.items():
        lost = sorted(set(labels[made.left_out].tolist()) - set(labels[rows].tolist()))
        said += [f"The {name} part has none of {', '.join(lost)}."] if lost else []
    return [" ".join(said)]
