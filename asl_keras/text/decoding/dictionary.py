"""Words with their frequencies, as a tree of their beginnings in a few arrays.

A file of `asl_keras/text/dictionaries` is UTF-8 text: lines of `#` say where it comes from, every
other line is a word in the letters of the alphabet and, behind a space, how rare it is: ten times
the natural logarithm of how many words of a text come on one of this. Words stand in the order of
their code points.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError, expect
from asl_keras.files import UnreadableError, read_text
from asl_keras.text.languages import LANGUAGES

FOLDER = Path(__file__).parents[1] / "dictionaries"
MOST_BYTES = 1_000_000
LONGEST = 20  # letters of a word
TENTHS = 10.0
PLACE = 20  # bits of a word's place: room for a million
NO_WORD = np.inf


@dataclass(frozen=True)
class Level:
    """All beginnings of one length, in the order of the alphabet."""

    letters: np.ndarray
    """uint8 (N,): the last letter of each, its place in `Dictionary.letters`."""
    children: np.ndarray
    """int64 (N + 1,): those of the next length that begin with it, from this place to the next."""
    words: np.ndarray
    """int32 (N,): the first word that begins with it, which is it itself if it is a word."""
    costs: np.ndarray
    """float32 (N,): of the word that it is; inf for none."""
    least: np.ndarray
    """float32 (N,): of the commonest word that begins with it."""
    commonest: np.ndarray
    """int32 (N,): which word that is."""


@dataclass(frozen=True)
class Dictionary:
    """Words of a language."""

    letters: tuple[str, ...]
    """All letters of its words, in the order of their code points, at most 254."""
    spelling: np.ndarray
    """uint8 (N, longest): the places of each word's letters, from 1 on; 0 behind its end."""
    levels: tuple[Level, ...]
    """Beginnings of 0 letters (one), of 1 letter, and so on up to the longest word."""
    pairs: np.ndarray
    """float64 (letters + 1, letters + 1): how rare it is in its words that a letter follows
    another, a natural logarithm; place 0 is the beginning of a word, or its end."""

    @classmethod
    def of(cls, words: np.ndarray, costs: np.ndarray) -> "Dictionary":
        """From words (N,) <U, each once and in the order of their code points, and float32 (N,)."""
        codes = words.view(np.uint32).reshape(len(words), -1)
        known = np.unique(codes)
        known = known[known > 0]
        spelling = np.zeros(codes.shape, np.uint8)
        for column in range(codes.shape[1]):
            spelling[:, column] = np.searchsorted(known, codes[:, column], side="right")
        letters, levels = tuple(map(chr, known)), tuple(_levels(spelling, costs))
        return cls(letters, spelling, levels, _pairs(spelling, len(letters)))

    def word(self, place: int) -> str:
        """One of its words."""
        return "".join(self.letters[letter - 1] for letter in self.spelling[place] if letter)

    def strangeness(self, word: str) -> float:
        """How rarely letters follow one another as in a word: a natural logarithm."""
        places = [0, *(self.letters.index(letter) + 1 for letter in word), 0]
        return sum(float(self.pairs[pair]) for pair in pairwise(places))

    def __contains__(self, word: str) -> bool:
        """Whether it is one of its words."""
        node = 0
        for size, letter in enumerate(word):
            if letter not in self.letters or size + 1 == len(self.levels):
                return False
            first, last = self.levels[size].children[node : node + 2]
            following = self.levels[size + 1].letters[first:last]  # each once, in order
            at = following.searchsorted(self.letters.index(letter))
            if at == len(following) or self.letters[following[at]] != letter:
                return False
            node = first + at
        return bool(np.isfinite(self.levels[len(word)].costs[node]))


def _levels(spelling: np.ndarray, costs: np.ndarray) -> Iterator[Level]:
    firsts, longest = np.zeros(1, np.int64), spelling.shape[1]
    new = np.zeros(len(spelling), bool)  # words that do not begin as the one before
    new[0] = True
    # The commonest word is that of the least number; of equally common ones it is the first.
    ranked = np.rint(costs * TENTHS).astype(np.int64) << PLACE | np.arange(len(costs))
    for size in range(longest + 1):
        after = np.empty(0, np.int64)
        if size < longest:
            new[1:] |= spelling[1:, size] != spelling[:-1, size]
            after = np.flatnonzero(new & (spelling[:, size] > 0))
        best = np.minimum.reduceat(ranked, firsts)
        if size:  # words that are shorter stand behind a beginning, too
            best = _least(ranked, firsts, spelling[:, size - 1] > 0)
        commonest = (best & (1 << PLACE) - 1).astype(np.int32)
        whole = spelling[firsts, size] == 0 if size < longest else np.ones(len(firsts), bool)
        yield Level(
            letters=spelling[firsts, size - 1] - 1 if size else np.zeros(1, np.uint8),
            children=np.append(np.searchsorted(after, firsts), len(after)),
            words=firsts.astype(np.int32),
            costs=np.where(whole & (size > 0), costs[firsts], NO_WORD).astype(np.float32),
            least=costs[commonest],
            commonest=commonest,
        )
        firsts = after


def _pairs(spelling: np.ndarray, letters: int) -> np.ndarray:
    """See `Dictionary.pairs`; a pair that no word has counts half."""
    padded = np.pad(spelling, ((0, 0), (1, 1))).astype(np.int64)
    inside = (padded[:, :-1] > 0) | (padded[:, 1:] > 0)
    pairs = (padded[:, :-1] * (letters + 1) + padded[:, 1:])[inside]
    counts = np.bincount(pairs, minlength=(letters + 1) ** 2).reshape(letters + 1, -1) + 0.5
    return np.log(counts.sum(axis=1, keepdims=True)) - np.log(counts)


def _least(ranked: np.ndarray, firsts: np.ndarray, long_enough: np.ndarray) -> np.ndarray:
    """The least number of the words of each beginning: int64 (beginnings,)."""
    return np.minimum.reduceat(np.where(long_enough, ranked, np.iinfo(np.int64).max), firsts)


@lru_cache(maxsize=2)
def open_dictionary(language: str) -> Dictionary:
    """The words of a language, one of `LANGUAGES`; InputError for others."""
    expect(language in LANGUAGES, "language", f"one of {', '.join(LANGUAGES)}", language)
    return read_dictionary(FOLDER / f"{language}.txt")


def read_dictionary(file: Path) -> Dictionary:
    """Words of a file, see above.

    Raises:
        InputError: if it is no such file.
    """
    try:
        lines = [line for line in read_text(file, MOST_BYTES).splitlines() if line[:1] != "#"]
        words, costs = zip(*(line.split(" ") for line in lines), strict=True)
        known = np.array(words)
        if known.dtype.itemsize > 4 * LONGEST or not (known[1:] > known[:-1]).all():
            raise UnreadableError(f"has a word above {LONGEST} letters, or in the wrong place")
        return Dictionary.of(known, np.array(costs, np.float32) / np.float32(TENTHS))
    except (UnreadableError, ValueError) as error:
        fault = error if isinstance(error, UnreadableError) else "has lines of another form"
        raise InputError(
            f"Expected a dictionary: lines of a word and a number. Received: {file}, which {fault}."
        ) from error
