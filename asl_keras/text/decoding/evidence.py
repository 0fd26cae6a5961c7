"""What the letters of a word say of those that may have been meant, and of what lacks."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from asl_keras.files import read_json
from asl_keras.hand.alphabet import Alphabet
from asl_keras.text.decoding.prices import Prices
from asl_keras.text.events import Letter

CONFUSION = Path(__file__).with_name("confusion.json")
MOST_BYTES = 100_000
FLOOR = 1e-4  # what is never seen is not impossible
CERTAIN = 50.0  # the price of changing what a person typed
SHORTEST = 0.2  # seconds between two letters
ROOM = 1.3  # times the usual time between two letters, from which another may have been between
USUAL = 1.5  # seconds between two letters, of a word whose letters do not tell
WHOLE_ROOM = 2.0  # times, from which its hand was probably not found


@dataclass(frozen=True)
class Evidence:
    """Of a word of n letters; costs are at least 0 where something else was likelier written."""

    substituted: np.ndarray
    """float64 (letters of the dictionary, n): one was meant where another was written."""
    extra: np.ndarray
    """float64 (n,): a letter is not in the word."""
    missed: np.ndarray
    """float64 (n + 1,): a letter is missing before each, and at the end."""


class Channel:
    """How letters come to be written.

    Args:
        alphabet: of the letters' distributions.
        letters: of the dictionary, in capitals.
        prices: of mistakes.
        read_as: see `confusion`; None for that of the package.
    """

    def __init__(
        self,
        alphabet: Alphabet,
        letters: Sequence[str],
        prices: Prices,
        read_as: np.ndarray | None = None,
    ):
        self._letters, self._prices = tuple(letters), prices
        labels = enumerate(alphabet.labels)
        places = {label.upper(): place for place, label in labels if label != alphabet.none}
        self._known = np.array([letter in places for letter in letters])
        self._columns = np.array([places[one] for one in letters if one in places], int)
        self._read_as = confusion(self._letters) if read_as is None else read_as

    def evidence(self, letters: Sequence[Letter]) -> Evidence | None:
        """What a word says; None if it has a letter that no word of the dictionary has."""
        written = [letter.letter.upper() for letter in letters]
        if not all(one in self._letters for one in written):
            return None
        places = [self._letters.index(one) for one in written]
        substituted = self._substituted(letters, places).T.copy()
        return Evidence(substituted, self._extra(letters, written), self._missed(letters))

    def _substituted(self, letters: Sequence[Letter], places: list[int]) -> np.ndarray:
        """Costs of each letter of the dictionary, below 0 where it is likelier than the written.

        Returns:
            float64 (n, letters of the dictionary).
        """
        shown = np.zeros((len(letters), len(self._letters)))
        for row, (letter, place) in enumerate(zip(letters, places, strict=True)):
            if letter.distribution is None:
                shown[row, place] = 1.0
            else:
                shown[row, self._known] = letter.distribution[self._columns]
        doubt = self._prices.doubt
        likely = (1 - doubt) * shown + doubt * self._read_as[:, places].T + FLOOR
        costs: np.ndarray = np.log(likely)
        rows = np.arange(len(letters))
        costs = costs[rows, places][:, np.newaxis] - costs
        certain = np.flatnonzero([_is_certain(letter) for letter in letters])
        costs[certain] = CERTAIN
        costs[certain, np.array(places)[certain]] = 0.0
        return costs

    def _extra(self, letters: Sequence[Letter], written: Sequence[str]) -> np.ndarray:
        prices = [self._prices.extra] * len(letters)
        for place in range(1, len(letters)):
            if written[place] == written[place - 1]:
                prices[place] = self._prices.repeated
        for place, letter in enumerate(letters):
            if _is_certain(letter):
                prices[place] = CERTAIN
        return np.array(prices, np.float64)

    def _missed(self, letters: Sequence[Letter]) -> np.ndarray:
        """Less where the hand took its time."""
        prices = np.full(len(letters) + 1, self._prices.missed, np.float64)
        times = [letter.time for letter in letters]
        between = np.diff(times)
        # The lower median, as a word of three letters may lack one.
        usual = float(np.sort(between)[(len(between) - 1) // 2]) if len(between) > 1 else USUAL
        room = between / max(usual, SHORTEST)
        share = np.clip((room - ROOM) / (WHOLE_ROOM - ROOM), 0.0, 1.0)
        prices[1:-1] -= share * self._prices.gap
        prices[[0, -1]] = self._prices.end
        return prices


def _is_certain(letter: Letter) -> bool:
    """Whether a person typed it, or saw what the decoder made of it."""
    typed = letter.probability == 1 and letter.distribution is not None
    return typed or letter.decoded


@lru_cache(maxsize=4)
def confusion(letters: tuple[str, ...]) -> np.ndarray:
    """How often each letter (row) is read as each (column) by signers whom no model knows.

    Letters that were not measured are read as any. `tools/make_confusion.py` makes the file.
    """
    known = read_json(CONFUSION, MOST_BYTES)
    measured = {letter: place for place, letter in enumerate(known["letters"])}
    shares = np.full((len(letters), len(letters)), 1 / len(letters))
    for row, meant in enumerate(letters):
        if meant not in measured:
            continue
        read = known["shares"][measured[meant]]
        shares[row] = [read[measured[one]] if one in measured else 0.0 for one in letters]
    return shares


def write_confusion(letters: Sequence[str], shares: np.ndarray) -> None:
    """Writes the file that `confusion` reads, shares (letters, letters) rounded to 4 digits."""
    rows = ",\n".join(json.dumps([round(float(one), 4) for one in row]) for row in shares)
    CONFUSION.write_text(f'{{"letters": {json.dumps(list(letters))}, "shares": [\n{rows}\n]}}\n')
