"""Which hands count."""

import numpy as np

from asl_keras.synthetic import sample
from server.watching.sampling import Sampler, StillHands


def sampler(an_hour: float = 1000) -> Sampler[int]:
    return Sampler(an_hour, np.random.default_rng(0))


def test_never_more_count_than_the_rate_says_however_many_come():
    sampling = sampler()
    times = np.arange(0, 3600, 0.02)  # 50 a second, each from somebody else
    counted = [sampling.offer(t, f"source {n}", n) for n, t in enumerate(times)]
    assert 990 <= sum(one is not None for one in counted) <= 1000


def test_of_a_batch_one_hand_counts_any_of_them():
    found = set()
    for seed in range(200):
        sampling = Sampler(1000, np.random.default_rng(seed))
        assert all(sampling.offer(0.0, "", n) is None for n in range(10))
        found.add(sampling.offer(5.0, "", 10))
    assert found == set(range(10))


def test_a_source_counts_once_a_minute():
    sampling = sampler()
    times = np.arange(0, 600, 1 / 15)
    counted = [one for t in times if (one := sampling.offer(t, "camera", 0)) is not None]
    assert len(counted) == 10  # of ten minutes


def test_what_has_no_source_counts_whenever_there_is_room():
    sampling = sampler()
    counted = [sampling.offer(t, "", 0) for t in np.arange(0, 36, 1.0)]
    assert sum(one is not None for one in counted) == 8  # a slot ends at the first whole second


def test_a_hand_counts_once_it_is_held_and_not_on_its_way():
    still, (first, second) = StillHands(), sample(2, 0)[0]
    times = np.arange(20) / 15
    held = [still.see(t, "a", first) for t in times]
    assert not any(held[:2])
    assert all(held[2:])
    ways = np.linspace(0, 1, 5)[:, None, None]  # a third of a second from one letter to another
    moving = first * (1 - ways) + second * ways
    assert not any(still.see(t, "b", hand) for t, hand in zip(times[:5], moving, strict=True))


def test_two_hands_at_a_time_do_not_disturb_one_another():
    still, (first, second) = StillHands(), sample(2, 0)[0]
    seen = [
        (still.see(t, "camera Left", first), still.see(t, "camera Right", second))
        for t in np.arange(20) / 15
    ]
    assert seen[-1] == (True, True)
