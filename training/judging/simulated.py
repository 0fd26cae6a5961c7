"""Simulated spelling: words in the distributions of hands of one signer whom no model knows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from asl_keras.hand.alphabet import Alphabet
from asl_keras.text import Letter

LETTER = 1.0  # seconds from one letter to the next
UNEVEN = 0.15  # standard deviation of it
FRAMES = 3  # of one letter, one after the other in the data
SINGLE = 0.5  # share of double letters that are written once
STRAY = 0.02  # share of letters behind which one is written that was not meant
STRAY_SURE = 0.65  # its probability
LOST = 0.02  # share of letters whose hand is not found


class Spelled(NamedTuple):
    """A word, and what was written of it."""

    signer: str
    word: str
    letters: tuple[Letter, ...]


@dataclass(frozen=True)
class Signer:
    """Hands of one signer, as a model reads them that knows nobody like them."""

    name: str
    alphabet: Alphabet
    labels: np.ndarray
    """(N,) <U: letters, in the order of recording."""
    probabilities: np.ndarray
    """float (N, labels)."""
    threshold: float
    """From which a letter is written."""

    def spell(self, words: Sequence[str], seed: int) -> Iterator[Spelled]:
        """Spells those words whose letters the signer showed; others are left out."""
        random = np.random.default_rng(seed)
        shown = {letter: np.flatnonzero(self.labels == letter) for letter in np.unique(self.labels)}
        for word in words:
            if set(word) <= shown.keys():
                yield Spelled(self.name, word, tuple(self._letters(word, shown, random)))

    def _letters(
        self, word: str, shown: dict[str, np.ndarray], random: np.random.Generator
    ) -> Iterator[Letter]:
        time = 0.0
        for before, letter in zip(" " + word, word, strict=False):
            time += LETTER * max(random.normal(1, UNEVEN), 0.3)
            if random.random() < LOST or (letter == before and random.random() < SINGLE):
                continue
            written = self._written(time, shown[letter], random)
            if written is not None:
                yield written
            if random.random() < STRAY:
                yield self._stray(time + LETTER / 2, random)

    def _written(self, time: float, rows: np.ndarray, random: np.random.Generator) -> Letter | None:
        first = random.integers(max(len(rows) - FRAMES, 0) + 1)
        mean = self.probabilities[rows[first : first + FRAMES]].astype(np.float64).mean(axis=0)
        best = int(mean.argmax())
        label = self.alphabet.labels[best]
        if mean[best] < self.threshold or label == self.alphabet.none:
            return None
        return Letter(time, 0, label, float(mean[best]), mean)

    def _stray(self, time: float, random: np.random.Generator) -> Letter:
        letter = str(random.choice(self.alphabet.letters))
        mean = np.full(len(self.alphabet), (1 - STRAY_SURE) / (len(self.alphabet) - 1))
        mean[self.alphabet.labels.index(letter)] = STRAY_SURE
        return Letter(time, 0, letter, STRAY_SURE, mean)
