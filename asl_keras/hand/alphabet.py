"""Which labels there are: which of them are letters or words, which move, which means "no letter".

An alphabet travels with every model and is taken by datasets, metrics, thresholds, speller and
overlay, so that another alphabet, or a class for hands that sign nothing, is data.
"""

import unicodedata
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
MOST_SHOWN = 80  # characters of several labels in an error
VIRAMA = 9  # the combining class of marks that join two letters to one


@dataclass(frozen=True)
class Alphabet:
    """The labels of a model or of a dataset.

    Raises:
        InputError: if a label is empty, too long, occurs twice or does not print, or there are too
            many, or a moving one, or a word, is no letter.

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
    words: tuple[str, ...] = ()
    """Letters that are whole words: a space stands before and behind them."""

    def __post_init__(self) -> None:
        fault = _fault(self.labels)
        if fault is not None:
            raise InputError(
                f"Expected 1 to {MOST_LABELS} labels of 1 to {LONGEST_LABEL} characters that "
                f"print, none twice. Received: {fault}."
            )
        if self.none not in (None, *self.labels):
            raise _not_among("the label of no letter", "labels", [self.none])
        for name, some in (("moving letters", self.moving), ("words", self.words)):
            if strangers := [label for label in some if label not in self.letters]:
                raise _not_among(name, "letters", strangers)

    @classmethod
    def of(cls, labels: Iterable[str]) -> "Alphabet":
        """The alphabet of bare labels, as datasets and older models have them.

        "none" or "nothing" means no letter. J and Z move where the other labels are ASL's letters,
        too: in other alphabets they may be still hands, or stand for something else. What has more
        than one character is a word.
        """
        labels = tuple(labels)
        none = next((label for label in labels if label in NONES), None)
        is_asl = set(labels) - {none} <= set(ASL.labels)
        moving = tuple(label for label in labels if is_asl and label in ASL.moving)
        return cls(labels, moving, none, usual_words(labels, none))

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

    @property
    def may_be_asl(self) -> bool:
        """Whether its letters of one character can be ASL's; words, digits and others do not count.

        What is known of ASL alone (how J and Z move, how English is spelled) holds of no other.
        """
        single = [one for one in self.letters if characters(one) == 1 and one[0].isalpha()]
        of_asl = all(one.upper() in ASL.labels for one in single)
        return bool(single) and of_asl and not set(self.static) & set(ASL.moving)

    def among(self, found: Iterable[str]) -> "Alphabet":
        """What is left of it where there are some of its labels alone, in its order.

        Raises:
            InputError: if none is of this alphabet.
        """
        known = set(found)
        labels, moving, words = (
            tuple(label for label in some if label in known)
            for some in (self.labels, self.moving, self.words)
        )
        return Alphabet(labels, moving, self.none if self.none in known else None, words)

    def indices(self, labels: Sequence[str] | np.ndarray) -> np.ndarray:
        """int64 (N,): the place of each label.

        Raises:
            InputError: if one is not of this alphabet.
        """
        found, place = np.unique(np.asarray(labels, str), return_inverse=True)
        strangers = [str(label) for label in found if label not in self.labels]
        if strangers:
            raise InputError(
                f"Expected labels among {shortened(' '.join(self.labels), MOST_SHOWN)}. Received "
                f"also: {shortened(' '.join(map(repr, strangers)), MOST_SHOWN)}. Leave these rows "
                "out."
            )
        places = [self.labels.index(label) for label in found.tolist()]
        return np.array(places, np.int64)[place]

    def __str__(self) -> str:
        """In words, such as `26 letters, of which J Z move`."""
        parts = [f"{len(self.letters)} letters"]
        if self.moving:
            parts.append(f"of which {' '.join(self.moving)} move")
        if self.words:
            parts.append(f"of which {len(self.words)} are words")
        if self.none is not None:
            parts.append(f"and {self.none!r} for no letter")
        return ", ".join(parts)


def characters(label: str) -> int:
    """How many a reader sees: marks count with the letter that they stand on, as does a half form.

    So Devanagari's conjuncts (ksha: three code points) are one, and digraphs are two.
    """
    count, joined = 0, False
    for one in label:
        is_mark = unicodedata.category(one).startswith("M")
        count += not (is_mark or joined)
        joined = unicodedata.combining(one) == VIRAMA
    return count


def usual_words(labels: Iterable[str], none: str | None) -> tuple[str, ...]:
    """The letters that are words where nothing else is said: those of more than one character."""
    return tuple(label for label in labels if label != none and characters(label) > 1)


def _not_among(what: str, whole: str, received: Sequence[str | None]) -> InputError:
    named = shortened(" ".join(map(repr, received)), MOST_SHOWN)
    return InputError(f"Expected {what} among the {whole}. Received: {named}.")


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
