"""Calibration: probabilities that are right as often as they say."""

import numpy as np

from asl_keras.errors import expect


def calibrated(probabilities: np.ndarray, temperature: float) -> np.ndarray:
    """Probabilities (N, labels) at a temperature: p^(1 / temperature), in rows that sum to 1.

    The same as the division of logits by the temperature. The order of the labels stays. Above 1
    all are less sure, below 1 surer; at 1 nothing changes.

    Source: Guo et al., "On Calibration of Modern Neural Networks", arXiv:1706.04599.
    """
    expect(temperature > 0, "temperature", "above 0", temperature)
    if temperature == 1:
        return probabilities
    powers = probabilities ** (1 / temperature)
    return powers / powers.sum(axis=-1, keepdims=True)
