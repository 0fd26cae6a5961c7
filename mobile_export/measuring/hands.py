"""The hands that an export is calibrated, set and measured with: balanced over the letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.errors import InputError

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
    """Masks with their letters."""

    masks: np.ndarray
    """uint8 (N, S, S, 3)."""
    truth: np.ndarray
    """(N,) indices into the labels."""


@dataclass(frozen=True)
class Hands:
    """What an export needs, no hand in two of the three where there are enough."""

    name: str
    """Of the data: "synthetic" or the files' names."""
    calibration: np.ndarray
    """Masks, uint8 (N, S, S, 3), for the scales of integers."""
    validation: Labelled
    """For the choice of the threshold."""
    test: Labelled
    """For the figures."""


def choose(files: Sequence[Path], labels: Sequence[str], side: int) -> Hands:
    """Hands from landmark or image NPZ files or, without any, synthetic ones.

    Raises:
        InputError: if a file is refused, or if there is no hand of these labels.
    """
    from asl_keras.data.dataset import load

    dataset = load(files, known=labels) if files else _synthetic()
    calibration, validation, test = balanced_rows(dataset.labels, labels)
    if not len(test):
        raise InputError(
            f"Expected hands of the model's labels {', '.join(labels)}. Received: none, as "
            "synthetic hands know A to Z only. Name files that have them with --data."
        )

    def labelled(rows: np.ndarray) -> Labelled:
        truth = np.array([list(labels).index(label) for label in dataset.labels[rows]])
        return Labelled(dataset.masks(rows, side), truth)

    return Hands(
        name="+".join(path.stem for path in files) or "synthetic",
        calibration=dataset.masks(calibration, side),
        validation=labelled(validation),
        test=labelled(test),
    )


def balanced_rows(
    letters: np.ndarray, labels: Sequence[str]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows to calibrate, to validate and to test with: of each label equally many, if there are.

    The three share rows only of a label that has less than ten.
    """
    order = np.random.default_rng(SEED).permutation(len(letters))
    parts = [_parts(order[letters[order] == label]) for label in labels]
    calibration, validation, test = (np.concatenate(part) for part in zip(*parts, strict=True))
    return calibration, validation, test


def _parts(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rest = rows[CALIBRATION_HANDS:]
    if len(rest) < 2:
        return rows[:CALIBRATION_HANDS], rows, rows
    half = len(rest) // 2
    return rows[:CALIBRATION_HANDS], rest[:half][:JUDGED_HANDS], rest[half:][:JUDGED_HANDS]


def _synthetic() -> "Dataset":
    from asl_keras.data.dataset import LandmarkDataset
    from asl_keras.synthetic.generator import sample

    hands, letters = sample(SYNTHETIC_HANDS, SEED)
    return LandmarkDataset(letters, np.full(len(letters), ""), hands)
