"""A slide or a bounce of a hand that keeps its letter."""

import numpy as np
import pytest

from asl_keras.hand.slide import Slide

HAND = np.random.default_rng(4).normal(0, 30, (21, 3))
HAND[[0, 5, 9, 13, 17], :2] = [(0, 100), (-30, 0), (-10, 0), (10, 0), (30, 0)]  # a palm of 104
RATES = 30, 12


def slides(*legs: tuple[float, float], rate: int = 30, size: float = 1.0) -> int:
    """How many slides there are on a way of (seconds, palm lengths to the side)."""
    slide, found, x, time = Slide(), 0, 0.0, 0.0
    random = np.random.default_rng(0)
    for seconds, distance in legs:
        frames = round(seconds * rate)
        for _ in range(frames):
            x += distance * 104 / frames
            time += 1 / rate
            noise = random.normal(0, 1, (21, 3))
            found += slide.update(time, size * (HAND + np.array([x, 0, 0]) + noise))
    return found


@pytest.mark.parametrize("rate", RATES)
def test_a_slide_and_a_bounce_are_one_each(rate):
    assert slides((0.8, 0), (0.3, 0.6), (0.8, 0), rate=rate) == 1
    assert slides((0.8, 0), (0.2, 0.5), (0.2, -0.5), (0.8, 0), rate=rate) == 1
    assert slides((0.8, 0), (0.3, 0.6), (0.8, 0), (0.3, 0.6), (0.8, 0), rate=rate) == 2


@pytest.mark.parametrize("rate", RATES)
def test_a_hand_that_stays_drifts_or_goes_far_is_none(rate):
    assert slides((3, 0), rate=rate) == 0
    assert slides((3, 1.0), (1, 0), rate=rate) == 0  # drifts
    assert slides((1, 0), (1.5, 4.0), (1, 0), rate=rate) == 0  # goes elsewhere
    assert slides((1, 0), (0.2, 0.15), (1, 0), rate=rate) == 0  # too small


@pytest.mark.parametrize("rate", RATES)
def test_a_hand_that_sways_is_none(rate):
    slide = Slide()
    ways = [0.18 * np.sin(2 * np.pi * frame / rate) for frame in range(3 * rate)]
    hands = [HAND + np.array([104 * way, 52 * way, 0]) for way in ways]
    assert not any(slide.update(frame / rate, hand) for frame, hand in enumerate(hands))


def test_near_and_far_hands_are_alike():
    assert slides((0.8, 0), (0.3, 0.6), (0.8, 0), size=0.2) == 1


def test_a_lost_hand_begins_anew():
    slide = Slide()
    for frame in range(20):
        slide.update(frame / 30, HAND)
    slide.update(20 / 30, None)
    assert not any(slide.update(frame / 30, HAND + 50) for frame in range(21, 40))
