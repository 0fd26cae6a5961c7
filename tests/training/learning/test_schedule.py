"""At which rate a run learns."""

import keras
import pytest

from training.learning.schedule import PEAK, learning_rate
from training.settings import TrainingSettings


def rates(**settings) -> list[float]:
    rate = learning_rate(TrainingSettings(epochs=10, learning_rate=0.002, **settings), steps=20)
    return [float(rate(step) if callable(rate) else rate) for step in range(201)]


@pytest.mark.parametrize(("weights", "peak"), [("none", PEAK), ("imagenet", 1.0)])
def test_one_cycle_rises_to_its_peak_and_falls_to_zero(weights, peak):
    found = rates(weights=weights)
    assert found[0] == pytest.approx(0.002)
    assert max(found) == pytest.approx(0.002 * peak)
    assert weights != "none" or found.index(max(found)) == 20  # a tenth of the steps
    assert found[200] == pytest.approx(0, abs=1e-9)


def test_a_longer_warm_up_moves_the_peak_of_one_cycle():
    found = rates(warmup=0.3)
    assert found.index(max(found)) == 60


def test_in_steps_the_rate_is_a_tenth_after_half_and_again_after_three_quarters():
    found = rates(schedule="step")
    assert found[0] == found[99] == pytest.approx(0.002)
    assert found[100] == found[149] == pytest.approx(0.0002)
    assert found[150] == found[199] == pytest.approx(0.00002)


def test_a_cosine_falls_to_half_in_the_middle_and_to_zero():
    found = rates(schedule="cosine")
    assert (found[0], found[100]) == pytest.approx((0.002, 0.001))
    assert found[200] == pytest.approx(0, abs=1e-9)
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize("schedule", ["constant", "step", "cosine"])
def test_a_warm_up_rises_evenly_from_nearly_nothing(schedule):
    warm, cold = rates(schedule=schedule, warmup=0.1), rates(schedule=schedule)
    assert warm[:20] == pytest.approx([rate * (i + 1) / 20 for i, rate in enumerate(cold[:20])])
    assert warm[20:] == pytest.approx(cold[20:])


@pytest.mark.parametrize("schedule", ["constant", "plateau"])
def test_a_rate_that_no_step_changes_is_a_number(schedule):
    settings = TrainingSettings(learning_rate=0.002, schedule=schedule)
    assert learning_rate(settings, steps=20) == 0.002


def test_a_checkpoint_keeps_the_schedule():
    rate = learning_rate(TrainingSettings(schedule="cosine", warmup=0.2), steps=20)
    again = keras.optimizers.Adam.from_config(keras.optimizers.Adam(rate).get_config())
    again.iterations.assign(30)
    assert float(again.learning_rate) == float(rate(30))
