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
    recorded: bool
    """Whether they are hands of people."""
    calibration: np.ndarray
    """As the model reads them, (N, *shape): for the scales of integers."""
    validation: Labelled
    """For the choice of threshold and temperature; of no letter as many as of all letters."""
    test: Labelled
    """For the figures."""
    remarks: tuple[str, ...] = ()
    """On the data, for the user."""


def choose(files: Sequence[Path], alphabet: Alphabet, reads: ModelInput) -> Hands:
    """Hands from landmark or mask NPZ files or, without any, synthetic ones.

    Args:
        files: NPZ files; rows of labels that the model lacks are left out.
        alphabet: of the model.
        reads: what the model reads.

    Raises:
        InputError: if a file is refused, or if there is no hand of these labels.
    """
    dataset = _dataset(files).among(alphabet)
    none = None if alphabet.none is None else alphabet.labels.index(alphabet.none)
    calibration, validation, test = balanced_rows(dataset.truth, len(alphabet), none)
    if not len(test):
        raise InputError(
            f"Expected hands of the model's labels {', '.join(alphabet.labels)}. Received: none in "
            f"{'the files' if files else 'synthetic hands'}. Name files that have them as `data`.",
            "data",
        )
    return Hands(
        name="+".join(path.stem for path in files) or "synthetic",
        recorded=bool(files),
        calibration=dataset.prepared(calibration, reads),
        validation=Labelled(dataset.prepared(validation, reads), dataset.truth[validation]),
        test=Labelled(dataset.prepared(test, reads), dataset.truth[test]),
        remarks=dataset.remarks,
    )


def _dataset(files: Sequence[Path]) -> "Dataset":
    from asl_keras.data.dataset import load
    from asl_keras.synthetic.dataset import synthetic_dataset

    if files:
        return load(files)
    return synthetic_dataset(SYNTHETIC_HANDS, SEED)


def balanced_rows(
    truth: np.ndarray, labels: int, none: int | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows to calibrate, to validate and to test with: of each label equally many, if there are.

    Of the label of no letter as many as of all letters together validate: a threshold is chosen by
    them alone.

    The three share rows only of a label that has less than ten.

    Args:
        truth: int (N,), the label of each row, from 0; -1 for none.
        labels: how many there are.
        none: the one that means no letter.
    """
    order = np.random.default_rng(SEED).permutation(len(truth))
    parts = [
        _parts(order[truth[order] == label], (labels - 1 if label == none else 1) * JUDGED_HANDS)
        for label in range(labels)
    ]
    calibration, validation, test = (np.concatenate(part) for part in zip(*parts, strict=True))
    return calibration, validation, test


def _parts(rows: np.ndarray, validating: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rest = rows[CALIBRATION_HANDS:]
    if len(rest) < 2:
        return rows[:CALIBRATION_HANDS], rows, rows
    half = len(rest) // 2
    return rows[:CALIBRATION_HANDS], rest[:half][:validating], rest[half:][:JUDGED_HANDS]
