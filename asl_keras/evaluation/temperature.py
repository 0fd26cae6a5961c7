"""Fits the temperature that calibrates a model, on people whom it was not fitted to."""

import numpy as np

from asl_keras.inference.calibration import calibrated

LEAST, MOST = 0.1, 10.0
STEPS = 40  # of the golden section: each leaves 0.62 of the interval
GOLDEN = (np.sqrt(5) - 1) / 2


def fit_temperature(probabilities: np.ndarray, truth: np.ndarray) -> float:
    """The temperature with the least cross-entropy; about 1 says that nothing is to be done.

    Args:
        probabilities: (N, labels), the mean of both views, not calibrated. A probability of 0,
            which models of bytes give, counts as the smallest that occurs.
        truth: int (N,), the right labels as places in the alphabet.

    Returns:
        From 0.1 to 10, rounded to hundredths.

    Source: Guo et al., "On Calibration of Modern Neural Networks", arXiv:1706.04599.
    """
    floor = probabilities[probabilities > 0].min()
    positive = np.maximum(probabilities, floor).astype(np.float64)

    def loss(logarithm: float) -> float:
        right = calibrated(positive, float(np.exp(logarithm)))[np.arange(len(truth)), truth]
        return float(-np.log(right).mean())

    return round(float(np.exp(_minimum(loss, np.log(LEAST), np.log(MOST)))), 2)


def _minimum(loss, low: float, high: float) -> float:
    """Where a function that falls and then rises is least, by golden-section search.

    Cross-entropy is such a function: it is convex in 1 / temperature.
    """
    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_left, at_right = loss(left), loss(right)
    for _ in range(STEPS):
        if at_left < at_right:
            high, right, at_right = right, left, at_left
            left = high - GOLDEN * (high - low)
            at_left = loss(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + GOLDEN * (high - low)
            at_right = loss(right)
    return (low + high) / 2
