"""Reads words with a dictionary, and suggests them while they are spelled."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from asl_keras.hand.alphabet import Alphabet
from asl_keras.text.decoder import Suggestions
from asl_keras.text.decoding.alignment import alignment, rewritten
from asl_keras.text.decoding.dictionary import LONGEST, Dictionary
from asl_keras.text.decoding.evidence import Channel, Evidence
from asl_keras.text.decoding.prices import Prices
from asl_keras.text.decoding.search import near
from asl_keras.text.events import Letter, spelled

SUGGESTED = 3
LEAST = 2  # letters of a word that is decoded; one letter stands for itself
TO_COME = 0.5  # the price of each letter that a suggestion has beyond what was spelled
FARTHEST = 8.0  # what a suggestion may cost beyond the word as it is spelled


class Meant(NamedTuple):
    """A word and what it costs to read it."""

    word: str
    cost: float


class DictionaryDecoder:
    """A `Decoder` that reads a word as the likeliest of a dictionary, or as it is spelled.

    A word of the dictionary is never changed, nor one with a letter that is none of the
    dictionary's.

    Args:
        dictionary: of a language.
        alphabet: of the letters' distributions.
        prices: of mistakes.
        read_as: how often each letter is read as each, see `confusion`; None as in the package.

    Example:
        >>> decoder = DictionaryDecoder(open_dictionary("en"), recognizer.alphabet)
        >>> spelled(decoder.decode(speller.letters))
        'HELLO'
    """

    def __init__(
        self,
        dictionary: Dictionary,
        alphabet: Alphabet,
        prices: Prices | None = None,
        read_as: np.ndarray | None = None,
    ):
        self._dictionary, self._prices = dictionary, prices or Prices()
        self._channel = Channel(alphabet, dictionary.letters, self._prices, read_as)
        self._labels = {label.upper(): label for label in alphabet.letters}
        self._is_small = all(label == label.lower() for label in alphabet.letters)

    def decode(self, letters: tuple[Letter, ...]) -> Sequence[Letter]:
        """The letters that were meant; see `Decoder`."""
        word = spelled(letters).upper()
        if len(letters) < LEAST or word in self._dictionary:
            return letters
        evidence = self._evidence(letters)
        if evidence is None:
            return letters
        ranked = self._ranked(evidence, True, self._literal(word), count=1)
        return self._read_as(letters, ranked[0].word, evidence) if ranked else letters

    def suggest(self, letters: tuple[Letter, ...]) -> Suggestions:
        """What a word that has begun may become: words that it is, and words that begin with it."""
        literal = spelled(letters)
        if not letters:
            return Suggestions("", ())
        most = self._literal(literal.upper()) + FARTHEST
        ranked = self.ranked(letters, False, most, count=SUGGESTED + 1)
        others = [one.word for one in ranked if one.word != literal.upper()]
        words = ("".join(map(self._label, word)) for word in others[:SUGGESTED])
        return Suggestions(literal, tuple(words))

    def read_as(self, letters: tuple[Letter, ...], word: str) -> tuple[Letter, ...]:
        """The letters of a known word in the place of others; changed ones are marked."""
        evidence = self._channel.evidence(letters)
        assert evidence is not None  # the word was found with it
        return self._read_as(letters, word, evidence)

    def _read_as(
        self, letters: Sequence[Letter], word: str, evidence: Evidence
    ) -> tuple[Letter, ...]:
        names = self._dictionary.letters
        meant = [names.index(letter) for letter in word.upper()]
        places = alignment(meant, evidence, self._prices)
        return rewritten(letters, [self._label(letter) for letter in word.upper()], places)

    def ranked(
        self, letters: tuple[Letter, ...], whole: bool, most: float, count: int
    ) -> list[Meant]:
        """So many words that cost at most `most`, the likeliest first; see `near`."""
        evidence = self._evidence(letters)
        if evidence is None:
            return []
        if not whole:
            evidence.missed[-1] = TO_COME
        return self._ranked(evidence, whole, most, count)

    def _ranked(self, evidence: Evidence, whole: bool, most: float, count: int) -> list[Meant]:
        found = near(self._dictionary, evidence, self._prices, most, whole)
        best: dict[int, float] = {}
        for place in np.lexsort((found.words, found.costs)).tolist():
            best.setdefault(int(found.words[place]), float(found.costs[place]))
            if len(best) == count:
                break
        return [Meant(self._dictionary.word(word), cost) for word, cost in best.items()]

    def _evidence(self, letters: Sequence[Letter]) -> Evidence | None:
        return self._channel.evidence(letters) if len(letters) <= LONGEST else None

    def _literal(self, word: str) -> float:
        """What a word that the dictionary lacks costs as it is spelled; 0 with letters it lacks."""
        if not set(word) <= set(self._dictionary.letters):
            return 0.0
        return self._prices.unknown + self._prices.strange * self._dictionary.strangeness(word)

    def _label(self, letter: str) -> str:
        """A letter as the alphabet writes it, or would, as J that none of its labels is."""
        return self._labels.get(letter, letter.lower() if self._is_small else letter)
