"""Makes a reference of recorded hands that a model reads."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from asl_keras.data.dataset import LandmarkDataset
from asl_keras.errors import InputError, expect, shortened
from asl_keras.evaluation.acceptance import accepted
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.fields import LONGEST_TEXT
from asl_keras.inference.reader import Reader
from server.watching.features import FOUND, LETTERS, NUMBERS, SIDE, Bins, measured
from server.watching.limits import HOURS, limits
from server.watching.reference import Reference
from server.watching.stationary import Stationary

BATCH = 512  # hands that are read at a time
LEAST_HANDS = 500


@dataclass(frozen=True)
class Usual:
    """How hands come."""

    text: Literal["en", "recorded"] = "en"
    """How often each letter comes: as in English words, or as in the data."""
    not_found: float = 0.06
    """Share of pictures in which no hand is found, 0 to 0.9."""
    visit: int = 5
    """Hands of a person that follow one another; one counts a minute."""
    window: int = 250
    """Hands that are compared with the reference at a time."""
    an_hour: float = 1000.0
    """Hands that count in an hour, at most; the limits are for one false alarm a week at that."""

    def __post_init__(self) -> None:
        expect(0 <= self.not_found <= 0.9, "not_found", "from 0 to 0.9", self.not_found)
        expect(1 <= self.visit <= 1000, "visit", "from 1 to 1000", self.visit)
        expect(100 <= self.window <= 10_000, "window", "from 100 to 10000", self.window)
        right = 1 <= self.an_hour <= 10_000
        expect(right, "an_hour", "from 1 to 10000", self.an_hour)


def make(
    reader: Reader, model_sha256: str, data: LandmarkDataset, usual: Usual, made_of: str
) -> Reference:
    """The reference of a model.

    Args:
        reader: the model.
        model_sha256: of its file.
        data: hands of people like those who will come; those of each signer count the same.
        usual: how they come.
        made_of: what the data are, in words.

    Raises:
        InputError: if there are too few hands, or none of a letter that the model knows.
    """
    rows, weights = _rows(data, reader.alphabet, usual.text)
    if len(rows) < LEAST_HANDS:
        raise InputError(
            f"Expected at least {LEAST_HANDS} hands as `data`, of letters that the model knows. "
            f"Received: {len(rows)}. Record more, or name another model.",
            "data",
        )
    groups = _groups(data.signers[rows], usual.visit)
    weights = _evened(weights, groups, data.truth[rows])
    features = read(reader, data.hands[rows])
    bins = _bins(features, weights / np.bincount(groups, weights)[groups], reader, usual.not_found)
    places = {name: one.place(features[name]) for name, one in bins.items() if name != FOUND}
    stationary = Stationary(places, groups, weights, usual.not_found, usual.visit)
    windows_a_week = usual.an_hour * HOURS / usual.window
    found = limits(stationary, bins, usual.window, windows_a_week)
    text = shortened(made_of, LONGEST_TEXT)
    return Reference(model_sha256, text, len(rows), usual.window, usual.an_hour, bins, found)


def read(reader: Reader, hands: np.ndarray) -> dict[str, np.ndarray]:
    """The features of hands (N, 21, 3) as a model reads them, each (N,)."""
    parts = [hands[start : start + BATCH] for start in range(0, len(hands), BATCH)]
    probabilities = np.concatenate([reader.read(part) for part in parts])
    passing = accepted(reader.alphabet, probabilities, reader.threshold)
    return measured(hands, probabilities, passing, reader.alphabet)


def english() -> dict[str, float]:
    """How often each letter stands in English text."""
    from asl_keras.text.decoding.dictionary import open_dictionary

    known = open_dictionary("en")
    counts = np.zeros(len(known.letters) + 1)  # place 0 is behind a word's end
    for level in known.levels:
        is_word = np.isfinite(level.costs)
        spelled = known.spelling[level.words[is_word]]
        weights = np.exp(-level.costs[is_word].astype(np.float64))
        counts += np.bincount(
            spelled.ravel(), np.repeat(weights, spelled.shape[1]), minlength=len(counts)
        )
    return dict(zip(known.letters, counts[1:].tolist(), strict=True))


def _rows(data: LandmarkDataset, alphabet: Alphabet, text: str) -> tuple[np.ndarray, np.ndarray]:
    """Rows that come, and how often their label does among the others."""
    frequency = english() if text == "en" else dict.fromkeys(data.alphabet.labels, 1.0)
    known = [
        frequency.get(label, 0.0) if label in alphabet.labels else 0.0
        for label in data.alphabet.labels
    ]
    weights = np.array(known)[data.truth]
    rows = np.flatnonzero(weights)
    return rows, weights[rows]


def _groups(signers: np.ndarray, visit: int) -> np.ndarray:
    """int64 (N,): signers, numbered; rows of nobody in blocks, as near rows are of one person."""
    blocks = np.char.add("row ", (np.arange(len(signers)) // visit).astype(str))
    names = np.where(signers == "", blocks, np.char.add("signer ", signers))
    return np.unique(names, return_inverse=True)[1]


def _evened(weights: np.ndarray, groups: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Weights of rows, so that all rows of a letter and a group have its weight together."""
    _, pair, counts = np.unique(
        np.stack([groups, truth]), axis=1, return_inverse=True, return_counts=True
    )
    return weights / counts[pair.ravel()]


def _bins(
    features: dict[str, np.ndarray], weights: np.ndarray, reader: Reader, not_found: float
) -> dict[str, Bins]:
    made = {name: Bins.of_numbers(features[name], weights) for name in NUMBERS}
    letters = Bins.of_categories(features[LETTERS], weights, len(reader.alphabet))
    side = Bins.of_categories(features[SIDE], weights, 2)
    return {LETTERS: letters, FOUND: Bins(np.array([not_found, 1 - not_found])), SIDE: side, **made}
