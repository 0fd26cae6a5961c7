"""Hands with what was read of them: what figures leave out and pictures need."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from asl_keras.data.dataset import Dataset
from asl_keras.evaluation.acceptance import LACKING, likeliest_letters
from asl_keras.evaluation.metrics import CALIBRATION_BINS
from asl_keras.hand.alphabet import Alphabet


class Bin(NamedTuple):
    """Hands whose likeliest label has a probability in one of the 15 equal parts from 0 to 1."""

    hands: int
    confidence: float
    """Mean probability of the likeliest label."""
    accuracy: float
    """Share of hands of which that label is right."""


@dataclass(frozen=True, eq=False)
class Judged:
    """Rows of a dataset and the probabilities (n, labels) that a reader gave them."""

    alphabet: Alphabet
    """Of the reader."""
    data: Dataset
    rows: np.ndarray
    probabilities: np.ndarray

    @cached_property
    def truth(self) -> np.ndarray:
        """int64 (n,), places in the alphabet, `LACKING` where it lacks the label."""
        return self.data.among(self.alphabet).truth[self.rows]

    @cached_property
    def guess(self) -> np.ndarray:
        """int64 (n,): of a hand that signs a letter the likeliest letter, else the likeliest label.

        As in `asl_keras.evaluation.metrics`.
        """
        letters = likeliest_letters(self.alphabet, self.probabilities)
        signs = (self.truth != LACKING) & self.alphabet.is_letter[self.truth]
        return np.where(signs, letters, self.probabilities.argmax(axis=1))

    def rows_read_as(self, shown: int, read: int) -> np.ndarray:
        """Rows of the dataset that show one label and were read as one."""
        return self.rows[(self.truth == shown) & (self.guess == read)]

    def bins(self) -> list[Bin | None]:
        """Of `calibration_error`, from the least sure to the surest; None where no hand is."""
        known = self.truth != LACKING
        sure, best = (
            self.probabilities[known].max(axis=1),
            self.probabilities[known].argmax(axis=1),
        )
        right = best == self.truth[known]
        place = np.clip(np.ceil(sure * CALIBRATION_BINS).astype(int) - 1, 0, CALIBRATION_BINS - 1)
        members = [place == number for number in range(CALIBRATION_BINS)]
        return [
            Bin(int(one.sum()), float(sure[one].mean()), float(right[one].mean()))
            if one.any()
            else None
            for one in members
        ]
