"""The stop-watch, by a clock that only the jobs move; `test_benchmark.py` times real models."""

from types import SimpleNamespace

import pytest

from asl_keras.inference.inputs import MaskInput
from mobile_export.measuring import latency
from mobile_export.measuring.latency import RUNS, WARM_UP, Times, one_hand, take_turns


@pytest.fixture
def clock(monkeypatch):
    """A clock in milliseconds."""
    clock = SimpleNamespace(now=0.0)
    monkeypatch.setattr(latency.time, "perf_counter", lambda: clock.now / 1000)
    return clock


def job(clock, durations):
    def run():
        clock.now += next(durations)

    return run


def test_median_and_95th_percentile_are_those_of_the_measured_runs(clock):
    def durations():
        for _ in range(latency.TURNS):
            yield from [1000.0] * WARM_UP  # not measured
            yield from [2.0] * (RUNS - 4)
            yield from [30.0] * 4

    (times,) = take_turns([job(clock, durations())])
    assert (times.median, times.p95) == pytest.approx((2.0, 30.0))


def test_jobs_take_turns(clock):
    order = []
    take_turns([lambda: order.append("a"), lambda: order.append("b")])
    turn = ["a"] * (WARM_UP + RUNS) + ["b"] * (WARM_UP + RUNS)
    assert order == turn * latency.TURNS


def test_each_job_has_its_own_times(clock):
    jobs = [job(clock, iter(lambda: 1.0, None)), job(clock, iter(lambda: 5.0, None))]
    fast, slow = take_turns(jobs)
    assert fast == Times(pytest.approx(1.0), pytest.approx(1.0))
    assert slow == Times(pytest.approx(5.0), pytest.approx(5.0))


def test_what_is_timed_shows_a_hand():
    drawn = one_hand(MaskInput(64))
    assert drawn.shape == (1, 64, 64, 3)
    assert 0.05 < drawn.any(axis=-1).mean() < 0.5
