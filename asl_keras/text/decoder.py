"""What may correct a word at its end, and what it suggests before."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from asl_keras.text.events import Letter


class Suggestions(NamedTuple):
    """What a word may become."""

    literal: str
    """As it is spelled."""
    words: tuple[str, ...]
    """At most three others, the likeliest first."""


NOTHING = Suggestions("", ())


class Decoder(Protocol):
    """Corrects a word at its end, for example with a dictionary."""

    def decode(self, letters: tuple[Letter, ...]) -> Sequence[Letter]:
        """The letters that were meant; those of the word where nothing is to be corrected.

        Args:
            letters: of the word, with their distributions; at least one.
        """
        ...

    def suggest(self, letters: tuple[Letter, ...]) -> Suggestions:
        """What a word that has begun may become, for the same letters."""
        ...

    def read_as(self, letters: tuple[Letter, ...], word: str) -> tuple[Letter, ...]:
        """The letters of a suggested word in the place of others; those that changed are marked."""
        ...
