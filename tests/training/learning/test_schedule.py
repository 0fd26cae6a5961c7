"""At which rate a run learns."""

import pytest

from training.learning.schedule import PEAK, learning_rate
from training.settings import TrainingSettings


@pytest.mark.parametrize(("weights", "peak"), [("none", PEAK), ("imagenet", 1.0)])
def test_the_rate_rises_to_its_peak_and_falls_to_zero(weights, peak):
    settings = TrainingSettings(epochs=10, learning_rate=0.002, weights=weights)
    rate = learning_rate(settings, steps=20)
    rates = [float(rate(step)) for step in range(201)]
    assert rates[0] == pytest.approx(0.002)
    assert max(rates) == pytest.approx(0.002 * peak)
    assert rates[200] == pytest.approx(0, abs=1e-9)
