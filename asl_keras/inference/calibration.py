"""Calibration: probabilities that are right as often as they say."""

import numpy as np

from asl_keras.errors import expect

# At 100 all labels are nearly alike; at 0.01 all but the likeliest are nothing.
LEAST_HOT, HOTTEST = 0.01, 100.0


def calibrated(probabilities: np.ndarray, temperature: float) -> np.ndarray:
    """Probabilities (N, labels) at a temperature: p^(1 / temperature), in rows that sum to 1.

    The same as the division of logits by the temperature. The order of the labels stays. Above 1
    all are less sure, below 1 surer; at 1 nothing changes.

    Source: Guo et al., "On Calibration of Modern Neural Networks", arXiv:1706.04599.
    """
    expect_temperature(temperature)
    if temperature == 1:
        return probabilities
    # By the largest first, else all powers may be too small for a number.
    powers = (probabilities / probabilities.max(axis=-1, keepdims=True)) ** (1 / temperature)
    return powers / powers.sum(axis=-1, keepdims=True)


def expect_temperature(temperature: float) -> None:
    """Raises InputError unless it is one."""
    limits = f"from {LEAST_HOT:g} to {HOTTEST:g}"
    expect(LEAST_HOT <= temperature <= HOTTEST, "temperature", limits, temperature)
