"""The temperature that is fitted."""

import numpy as np
import pytest

from asl_keras.evaluation.metrics import calibration_error
from asl_keras.evaluation.temperature import fit_temperature
from asl_keras.inference.calibration import calibrated

RANDOM = np.random.default_rng(0)


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@pytest.fixture(scope="module")
def honest() -> tuple[np.ndarray, np.ndarray]:
    """Probabilities (8000, 5) by which the truth was drawn."""
    probabilities = softmax(2 * RANDOM.normal(size=(8000, 5)))
    draws = RANDOM.random((8000, 1))
    return probabilities, (probabilities.cumsum(axis=1) < draws).sum(axis=1)


@pytest.mark.parametrize("temperature", [0.4, 1.0, 2.5])
def test_a_known_temperature_is_found(honest, temperature):
    probabilities, truth = honest
    bent = calibrated(probabilities, 1 / temperature)
    # Of 8,000 draws the estimate scatters by about 0.02.
    assert fit_temperature(bent, truth) == pytest.approx(temperature, rel=0.06)


def test_what_was_too_sure_is_calibrated_by_it(honest):
    probabilities, truth = honest
    sure = calibrated(probabilities, 0.4)
    fitted = calibrated(sure, fit_temperature(sure, truth))
    errors = [
        calibration_error(said.argmax(axis=1) == truth, said.max(axis=1)) for said in (sure, fitted)
    ]
    assert errors[0] > 0.1
    assert errors[1] < 0.02


def test_bytes_are_no_reason_for_infinite_doubt(honest):
    probabilities, truth = honest
    rounded = np.rint(probabilities * 256) / 256
    assert (rounded[np.arange(len(truth)), truth] == 0).any()
    assert fit_temperature(rounded, truth) == pytest.approx(1, abs=0.1)
