"""Recorded hands as a model reads them, and how they would come to a server."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self

import numpy as np

from asl_keras.adapt.judging import spread
from asl_keras.data.dataset import LandmarkDataset
from asl_keras.errors import InputError, expect
from asl_keras.evaluation.acceptance import accepted
from asl_keras.inference.reader import Reader
from server.watching.features import FOUND, Bins, measured
from server.watching.stationary import Stationary

BATCH = 512  # hands that are read at a time
LEAST_HANDS = 500
EACH = 50  # hands of a letter of a person; more are near-duplicates
ENGLISH = "en"


@dataclass(frozen=True)
class Usual:
    """How hands come."""

    text: Literal["en", "recorded"] = "en"
    """How often each letter comes: as in English words, or as in the data."""
    not_found: float = 0.06
    """Share of pictures in which no hand is found, 0.001 to 0.9."""
    visit: int = 5
    """Hands of a person that follow one another; one counts a minute."""
    window: int = 250
    """Hands that are compared with the reference at a time."""
    an_hour: float = 1000.0
    """Hands that count in an hour, at most; the limits are for one false alarm a week at that."""

    def __post_init__(self) -> None:
        expect(0.001 <= self.not_found <= 0.9, "not_found", "from 0.001 to 0.9", self.not_found)
        expect(1 <= self.visit <= 1000, "visit", "from 1 to 1000", self.visit)
        expect(100 <= self.window <= 10_000, "window", "from 100 to 10000", self.window)
        right = 1 <= self.an_hour <= 10_000
        expect(right, "an_hour", "from 1 to 10000", self.an_hour)


@dataclass(frozen=True, eq=False)
class Recorded:
    """Hands of people like those who will come."""

    features: Mapping[str, np.ndarray]
    """Each (N,)."""
    groups: np.ndarray
    """int64 (N,), whose hand it is."""
    weights: np.ndarray
    """float64 (N,), how often it comes; those of a group sum to 1."""

    @classmethod
    def of(cls, reader: Reader, data: LandmarkDataset, usual: Usual) -> Self:
        """Hands that a model reads.

        Raises:
            InputError: if there are too few of letters that the model knows.
        """
        rows, weights = _english(reader, data) if usual.text == ENGLISH else _all(data)
        if len(rows) < LEAST_HANDS:
            raise InputError(
                f"Expected at least {LEAST_HANDS} hands as `data`, of letters that the model "
                f"knows. Received: {len(rows)}. Record more, or name another model.",
                "data",
            )
        groups = _groups(data.signers[rows], usual.visit)
        if usual.text == ENGLISH:
            kept, weights = _evened(weights, groups, data.truth[rows])
            rows, groups = rows[kept], groups[kept]
        shares = weights / np.bincount(groups, weights)[groups]
        return cls(read(reader, data.hands[rows]), groups, shares)

    def stationary(self, bins: Mapping[str, Bins], usual: Usual) -> Stationary:
        """The stream in which they come."""
        places = {name: one.place(self.features[name]) for name, one in bins.items()}
        del places[FOUND]
        return Stationary(places, self.groups, self.weights, usual.not_found, usual.visit)


def read(reader: Reader, hands: np.ndarray) -> dict[str, np.ndarray]:
    """The features of hands (N, 21, 3) as a model reads them, each (N,)."""
    parts = [hands[start : start + BATCH] for start in range(0, len(hands), BATCH)]
    probabilities = np.concatenate([reader.read(part) for part in parts])
    passing = accepted(reader.alphabet, probabilities, reader.threshold)
    return measured(hands, probabilities, passing, reader.alphabet)


def english() -> dict[str, float]:
    """How often each letter stands in English text."""
    from asl_keras.text.decoding.dictionary import open_dictionary

    known = open_dictionary(ENGLISH)
    counts = np.zeros(len(known.letters) + 1)  # place 0 is behind a word's end
    for level in known.levels:
        is_word = np.isfinite(level.costs)
        spelled = known.spelling[level.words[is_word]]
        weights = np.exp(-level.costs[is_word].astype(np.float64))
        counts += np.bincount(
            spelled.ravel(), np.repeat(weights, spelled.shape[1]), minlength=len(counts)
        )
    return dict(zip(known.letters, counts[1:].tolist(), strict=True))


def _all(data: LandmarkDataset) -> tuple[np.ndarray, np.ndarray]:
    return np.arange(len(data)), np.ones(len(data))


def _english(reader: Reader, data: LandmarkDataset) -> tuple[np.ndarray, np.ndarray]:
    """Rows of letters that the model knows, and how often those come."""
    frequency, labels = english(), data.alphabet.labels
    known = [frequency.get(one, 0.0) * (one in reader.alphabet.labels) for one in labels]
    weights = np.array(known)[data.truth]
    rows = np.flatnonzero(weights)
    return rows, weights[rows]


def _groups(signers: np.ndarray, visit: int) -> np.ndarray:
    """int64 (N,): signers, numbered; rows of nobody in blocks, as near rows are of one person."""
    blocks = np.char.add("row ", (np.arange(len(signers)) // visit).astype(str))
    names = np.where(signers == "", blocks, np.char.add("signer ", signers))
    return np.unique(names, return_inverse=True)[1]


def _evened(
    weights: np.ndarray, groups: np.ndarray, truth: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Rows, at most `EACH` of a letter and a group, and their weights: the letter's, shared."""
    _, pair = np.unique(np.stack([groups, truth]), axis=1, return_inverse=True)
    kept = spread(pair.ravel(), EACH)
    return kept, weights[kept] / np.bincount(pair.ravel()[kept])[pair.ravel()[kept]]
