"""How well a classifier reads a dataset: what training and evaluation both report."""

import numpy as np

from asl_keras.data.dataset import Dataset
from asl_keras.evaluation.metrics import measure
from asl_keras.inference.classifier import Classifier, both_views

CHUNK = 256  # hands in memory as masks


def judge(classifier: Classifier, data: Dataset, rows: np.ndarray) -> tuple[dict, np.ndarray]:
    """Reads some rows of a dataset, both views of each hand.

    Returns:
        The report of `asl_keras.evaluation.metrics.measure`, and the probabilities (n, classes).
    """
    chunks = [rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK)]
    probabilities = np.concatenate(
        [both_views(classifier, data.masks(chunk, classifier.side)) for chunk in chunks]
    )
    report = measure(classifier.labels, data.labels[rows], probabilities, data.signers[rows])
    return report, probabilities
