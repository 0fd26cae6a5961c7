"""The hands that an export is calibrated and measured with: balanced over the letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.errors import InputError

if TYPE_CHECKING:
    from asl_keras.dataset import Dataset

# Per letter; 208 and 520 hands of 26 letters. Every accuracy costs about 10 ms per hand.
CALIBRATION_HANDS = 8
TEST_HANDS = 20
# About 60 per letter, so that none is likely to have less than the sum of the two above.
SYNTHETIC_HANDS = 26 * 60
SEED = 20_000


@dataclass(frozen=True)
class Hands:
    """Masks for the calibration, and masks with their letters for the measurement."""

    name: str
    """Of the data: "synthetic" or the files' names."""
    calibration: np.ndarray
    """uint8 (N, S, S, 3)."""
    test: np.ndarray
    """uint8 (M, S, S, 3)."""
    answers: np.ndarray
    """(M,) the letters of the test masks, as indices into the labels."""


def choose(files: Sequence[Path], labels: Sequence[str], side: int) -> Hands:
    """Hands from landmark or image NPZ files or, without any, synthetic ones.

    Raises:
        InputError: if a file is refused, or if there is no hand of these labels.
    """
    from asl_keras.dataset import load

    dataset = load(files, known=labels) if files else _synthetic()
    calibration, test = balanced_rows(dataset.labels, labels)
    if not len(test):
        raise InputError(
            f"Expected hands of the model's labels {', '.join(labels)}. Received: none, as "
            "synthetic hands know A to Z only. Name files that have them with --data."
        )
    return Hands(
        name="+".join(path.stem for path in files) or "synthetic",
        calibration=dataset.masks(calibration, side),
        test=dataset.masks(test, side),
        answers=np.array([list(labels).index(label) for label in dataset.labels[test]]),
    )


def balanced_rows(letters: np.ndarray, labels: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Rows to calibrate and rows to test with: of each label equally many, or all that there are.

    The two share rows of a label only if it has less than 28.
    """
    order = np.random.default_rng(SEED).permutation(len(letters))
    of_label = [order[letters[order] == label] for label in labels]
    calibration = np.concatenate([rows[:CALIBRATION_HANDS] for rows in of_label])
    return calibration, np.concatenate([rows[-TEST_HANDS:] for rows in of_label])


def _synthetic() -> "Dataset":
    from asl_keras.dataset import LandmarkDataset
    from asl_keras.synthetic.generator import sample

    hands, letters = sample(SYNTHETIC_HANDS, SEED)
    return LandmarkDataset(letters, np.full(len(letters), ""), hands)
