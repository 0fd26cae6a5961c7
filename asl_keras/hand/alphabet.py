"""Which labels there are, which of them are letters, which move, and which means "no letter".

An alphabet travels with every model and is taken by datasets, metrics, thresholds, speller and
overlay, so that another alphabet, or a class for hands that sign nothing, is data.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from asl_keras.errors import InputError, shortened

# What datasets call a hand that signs no letter.
NONES = ("none", "nothing")
# A label is shown in the picture and in tables.
LONGEST_LABEL = 50  # characters
MOST_LABELS = 1000


@dataclass(frozen=True)
class Alphabet:
    """The labels of a model or of a dataset.

    Raises:
        InputError: if a label is empty, too long, occurs twice or does not print, or there are too
            many, or a moving one is no letter.

    Example:
        >>> alphabet = Alphabet(("A", "B", "J", "none"), moving=("J",), none="none")
        >>> alphabet.static
        ('A', 'B')
    """

    labels: tuple[str, ...]
    """In the order of a model's output."""
    moving: tuple[str, ...] = ()
    """Letters that are movements; a still hand can only approximate them."""
    none: str | None = None
    """The label of a hand that signs no letter; None where there is no such label."""

    def __post_init__(self) -> None:
        fault = _fault(self.labels)
        if fault is not None:
            raise InputError(
                f"Expected 1 to {MOST_LABELS} labels of 1 to {LONGEST_LABEL} characters that "
                f"print, none twice. Received: {fault}."
            )
        if not set(self.moving) <= set(self.letters) or self.none not in (None, *self.labels):
            named = shortened(f"{self.moving} and {self.none!r}", LONGEST_LABEL)
            raise InputError(
                "Expected moving letters, and the label of no letter, among the labels. "
                f"Received: {named}."
            )

    @classmethod
    def of(cls, labels: Iterable[str]) -> "Alphabet":
        """The alphabet of bare labels, as datasets and older models have them.

        "none" or "nothing" means no letter. J and Z move where the other labels are ASL's letters,
        too: in other alphabets they may be still hands, or stand for something else.
        """
        labels = tuple(labels)
        none = next((label for label in labels if label in NONES), None)
        is_asl = set(labels) - {none} <= set(ASL.labels)
        moving = tuple(label for label in labels if is_asl and label in ASL.moving)
        return cls(labels, moving, none)

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def letters(self) -> tuple[str, ...]:
        """All labels but that of no letter."""
        return tuple(label for label in self.labels if label != self.none)

    @property
    def static(self) -> tuple[str, ...]:
        """The letters that do not move."""
        return tuple(letter for letter in self.letters if letter not in self.moving)

    @cached_property
    def is_letter(self) -> np.ndarray:
        """bool (labels,)."""
        return np.isin(self.labels, self.letters)

    @cached_property
    def is_static(self) -> np.ndarray:
        """bool (labels,): letters that do not move."""
        return np.isin(self.labels, self.static)

    def indices(self, labels: Sequence[str] | np.ndarray) -> np.ndarray:
        """int64 (N,): the place of each label.

        Raises:
            InputError: if one is not of this alphabet.
        """
        found, place = np.unique(np.asarray(labels, str), return_inverse=True)
        strangers = [str(label) for label in found if label not in self.labels]
        if strangers:
            raise InputError(
                f"Expected labels among {' '.join(self.labels)}. Received also: "
                f"{' '.join(map(repr, strangers))}. Leave these rows out."
            )
        places = [self.labels.index(label) for label in found.tolist()]
        return np.array(places, np.int64)[place]

    def __str__(self) -> str:
        """In words, such as `26 letters, of which J Z move`."""
        parts = [f"{len(self.letters)} letters"]
        if self.moving:
            parts.append(f"of which {' '.join(self.moving)} move")
        if self.none is not None:
            parts.append(f"and {self.none!r} for no letter")
        return ", ".join(parts)


def _fault(labels: Sequence[str]) -> str | None:
    """What is wrong with labels; None if nothing is."""
    if not 1 <= len(labels) <= MOST_LABELS:
        return f"{len(labels)} labels"
    seen: set[str] = set()
    for label in labels:
        if not 1 <= len(label) <= LONGEST_LABEL or not label.isprintable() or label.isspace():
            return shortened(ascii(label), LONGEST_LABEL)
        if label in seen:
            return f"{label!r} twice"
        seen.add(label)
    return None


ASL = Alphabet(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), moving=("J", "Z"))
