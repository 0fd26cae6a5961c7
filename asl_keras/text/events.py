"""What happens to the text: a letter is written, letters are taken back, a word ends."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Letter:
    """A letter was written."""

    time: float
    """Of the frame, in seconds."""
    hand: int
    """Whose letter it is: the number that stays with a hand."""
    letter: str
    probability: float
    """The smoothed probability with which it was written, 0 to 1."""
    distribution: np.ndarray | None = field(default=None, repr=False, compare=False)
    """float64 (labels,): what else it may be; None for a letter that no frame showed, such as one
    that a decoder put in."""
    decoded: bool = field(default=False, compare=False)
    """A decoder thinks that it was meant; it was not spelled."""


@dataclass(frozen=True)
class Word:
    """A word has ended."""

    time: float
    letters: tuple[Letter, ...]
    """As they were when it ended, at least one."""
    literal: tuple[Letter, ...] = field(default=(), compare=False)
    """As they were spelled, where a decoder or the user chose another word; else empty."""

    @property
    def word(self) -> str:
        """Its text."""
        return spelled(self.letters)


@dataclass(frozen=True)
class Correction:
    """The last letters of a word that had begun were replaced."""

    time: float
    taken_back: tuple[Letter, ...]
    """What stood there until now, in the order of the text."""
    letters: tuple[Letter, ...]
    """What stands there now; may be more or fewer, or none."""


Event = Letter | Word | Correction


def spelled(letters: Iterable[Letter]) -> str:
    """The text of letters."""
    return "".join(letter.letter for letter in letters)
