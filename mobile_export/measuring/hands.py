"""The hands that an export is calibrated, set and measured with: balanced over the letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import ModelInput

if TYPE_CHECKING:
    from asl_keras.data.dataset import Dataset

# Per letter: 208 hands of 26 letters to calibrate with, and 1040 each to choose the threshold and
# to measure with. A hand costs about 10 ms for each variant.
CALIBRATION_HANDS = 8
JUDGED_HANDS = 40
# About 130 per letter, so that none is likely to have less than the sum of the three.
SYNTHETIC_HANDS = 26 * 130
SEED = 20_000


@dataclass(frozen=True)
class Labelled:
    """Hands with their letters."""

    batch: np.ndarray
    """As the model reads them: (N, *shape)."""
    truth: np.ndarray
    """(N,) places in the model's alphabet."""


@dataclass(frozen=True)
class Hands:
    """What an export needs, no hand in two of the three where there are enough."""

    name: str
    """Of the data: "synthetic" or the files' names."""
    calibration: np.ndarray
    """As the model reads them, (N, *shape): for the scales of integers."""
    validation: Labelled
    """For the choice of the threshold."""
    test: Labelled
    """For the figures."""


def choose(files: Sequence[Path], alphabet: Alphabet, reads: ModelInput) -> Hands:
    """Hands from landmark or image NPZ files or, without any, synthetic ones.

    Args:
        files: of the model's labels.
        alphabet: of the model.
        reads: what the model reads.

    Raises:
        InputError: if a file is refused, or if there is no hand of these labels.
    """
    dataset = _dataset(files, alphabet)
    calibration, validation, test = balanced_rows(dataset.truth, len(alphabet))
    if not len(test):
        raise InputError(
            f"Expected hands of the model's labels {', '.join(alphabet.labels)}. Received: none, "
            "as synthetic hands lack them. Name files that have them as `data`.",
            "data",
        )
    return Hands(
        name="+".join(path.stem for path in files) or "synthetic",
        calibration=dataset.prepared(calibration, reads),
        validation=Labelled(dataset.prepared(validation, reads), dataset.truth[validation]),
        test=Labelled(dataset.prepared(test, reads), dataset.truth[test]),
    )


def _dataset(files: Sequence[Path], alphabet: Alphabet) -> "Dataset":
    from asl_keras.data.dataset import load
    from asl_keras.synthetic.dataset import synthetic_dataset

    if files:
        return load(files, alphabet)
    return synthetic_dataset(SYNTHETIC_HANDS, SEED).among(alphabet)


def balanced_rows(truth: np.ndarray, labels: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows to calibrate, to validate and to test with: of each label equally many, if there are.

    The three share rows only of a label that has less than ten.

    Args:
        truth: int (N,), the label of each row, from 0; -1 for none.
        labels: how many there are.
    """
    order = np.random.default_rng(SEED).permutation(len(truth))
    parts = [_parts(order[truth[order] == label]) for label in range(labels)]
    calibration, validation, test = (np.concatenate(part) for part in zip(*parts, strict=True))
    return calibration, validation, test


def _parts(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rest = rows[CALIBRATION_HANDS:]
    if len(rest) < 2:
        return rows[:CALIBRATION_HANDS], rows, rows
    half = len(rest) // 2
    return rows[:CALIBRATION_HANDS], rest[:half][:JUDGED_HANDS], rest[half:][:JUDGED_HANDS]
