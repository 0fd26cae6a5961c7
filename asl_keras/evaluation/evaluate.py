"""Evaluates a classifier on a dataset: what training and evaluation both report."""

import numpy as np

from asl_keras.data.dataset import Dataset
from asl_keras.evaluation.metrics import Report, score
from asl_keras.inference.classifier import Classifier, both_views

CHUNK = 256  # hands in memory as the model reads them


def evaluate(classifier: Classifier, data: Dataset, rows: np.ndarray) -> tuple[Report, np.ndarray]:
    """Reads some rows of a dataset, both views of each hand.

    Args:
        classifier: of the dataset's alphabet.
        data: labelled hands.
        rows: (n,) to read.

    Returns:
        The report, and the probabilities (n, classes).
    """
    chunks = [rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK)]
    probabilities = np.concatenate(
        [both_views(classifier, data.prepared(chunk, classifier.input)) for chunk in chunks]
    )
    return score(data.alphabet, data.truth[rows], probabilities, data.signers[rows]), probabilities
