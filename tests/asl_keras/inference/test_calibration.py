"""Temperature."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.inference.calibration import calibrated

LOGITS = np.random.default_rng(0).normal(size=(6, 4)).astype(np.float32)


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits)
    return powers / powers.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
def test_a_temperature_divides_the_logits(temperature):
    found = calibrated(softmax(LOGITS), temperature)
    np.testing.assert_allclose(found, softmax(LOGITS / temperature), rtol=1e-5)
    assert found.dtype == np.float32


def test_at_a_temperature_of_1_no_number_changes():
    quantised = np.float32([[0.996, 0.0, 0.0]])  # eight bits need not sum to 1
    assert calibrated(quantised, 1.0) is quantised


def test_what_has_no_probability_keeps_none():
    np.testing.assert_allclose(calibrated(np.float32([[0.5, 0.5, 0]]), 2.0), [[0.5, 0.5, 0]])


def test_a_temperature_of_zero_is_refused():
    with pytest.raises(InputError, match=r"from 0\.01 to 100"):
        calibrated(LOGITS, 0.0)


def test_the_coldest_temperature_leaves_the_likeliest_label_of_many():
    even = np.full((1, 1000), 0.001, np.float32)  # whose 100th power is too small for a number
    even[0, 7] = 0.0015
    assert calibrated(even, 0.01)[0, 7] == pytest.approx(1)
