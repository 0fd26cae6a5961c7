"""Evaluates a reader on a dataset: what training and evaluation both report."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from asl_keras.data.dataset import Dataset, LandmarkDataset
from asl_keras.errors import InputError
from asl_keras.evaluation import acceptance
from asl_keras.evaluation.acceptance import LACKING, Acceptance
from asl_keras.evaluation.metrics import Report, score
from asl_keras.evaluation.rejection import Rejection, rejection_curve
from asl_keras.inference.reader import PreparedReader, Reader

CHUNK = 256  # hands in memory as the model reads them


@dataclass(frozen=True)
class Evaluation:
    """How a reader reads a dataset."""

    report: Report
    """Of the hands whose label the reader knows."""
    threshold: float
    """The reader's, which the following are at."""
    acceptance: Acceptance
    """Of all hands."""
    per_signer: Mapping[str, Acceptance]
    """The empty name stands for unknown signers."""
    lacking: tuple[str, ...]
    """The letters of the dataset that the reader lacks."""
    curve: tuple[Rejection, ...]
    """What other thresholds let pass."""

    def as_json(self) -> dict[str, Any]:
        """All figures, ready for JSON: the report's, and the others as `rejection`."""
        known = asdict(self)
        return {**known.pop("report"), "rejection": known}


def evaluate(reader: Reader, data: Dataset, rows: np.ndarray) -> tuple[Evaluation, np.ndarray]:
    """Reads some rows of a dataset, both views of each hand.

    Args:
        reader: of hands.
        data: labelled hands. "none" or "nothing" means a hand that signs no letter, whether or not
            the reader has such a label; letters that the reader lacks are read, too.
        rows: (n,) to read.

    Returns:
        The evaluation, and the probabilities (n, labels) of all rows.

    Raises:
        InputError: if no row has a label of the reader's.
    """
    alphabet = reader.alphabet
    truth, signers = data.among(alphabet).truth[rows], data.signers[rows]
    is_none = np.array([label == data.alphabet.none for label in data.alphabet.labels])
    is_none = is_none[data.truth[rows]]
    known = truth != LACKING
    if not known.any():
        raise InputError(
            f"Expected hands of the labels {' '.join(alphabet.labels)}. Received: "
            f"{' '.join(data.alphabet.labels)}, none of which the model knows. "
            "Rename the labels, or name another model."
        )
    probabilities = read_rows(reader, data, rows)
    judged = (alphabet, truth, is_none, probabilities)
    lacking = np.unique(data.truth[rows][~known & ~is_none])
    evaluation = Evaluation(
        report=score(alphabet, truth[known], probabilities[known], signers[known]),
        threshold=reader.threshold,
        acceptance=acceptance.acceptance(*judged, reader.threshold),
        per_signer=acceptance.by_signer(*judged, reader.threshold, signers),
        lacking=tuple(data.alphabet.labels[place] for place in lacking),
        curve=tuple(rejection_curve(*judged)),
    )
    return evaluation, probabilities


def read_rows(reader: Reader, data: Dataset, rows: np.ndarray) -> np.ndarray:
    """The probabilities (n, labels) of some rows, at least one, both views of each hand."""
    chunks = [rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK)]
    return np.concatenate([_read(reader, data, chunk) for chunk in chunks])


def _read(reader: Reader, data: Dataset, rows: np.ndarray) -> np.ndarray:
    if isinstance(data, LandmarkDataset):
        return reader.read(data.landmarks(rows))
    if not isinstance(reader, PreparedReader):
        raise InputError(
            "Expected landmarks for models that read together. Received: masks. Give landmark NPZ "
            "files, or name one model that reads masks as `model`.",
            "model",
        )
    return reader.read_prepared(data.prepared(rows, reader.input))
