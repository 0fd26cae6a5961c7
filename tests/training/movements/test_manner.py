"""Combinations of parameters that are learnt, and those that are kept back."""

from itertools import product
from typing import get_args

import numpy as np

from training.movements.manner import KEPT, PARTS, Manner, Set, manner


def parts(drawn: Manner) -> tuple[int, ...]:
    return tuple(int(share * PARTS) for share in drawn)


def test_no_combination_is_both_learnt_and_judged():
    rng = np.random.default_rng(0)
    met = {one: {parts(manner(rng, one)) for _ in range(2000)} for one in get_args(Set)}
    assert set.union(*met.values()) == set(product(range(PARTS), repeat=4))
    assert sum(map(len, met.values())) == PARTS**4


def test_every_part_of_every_range_is_in_each_set():
    rng = np.random.default_rng(1)
    for one in KEPT:
        drawn = np.array([parts(manner(rng, one)) for _ in range(400)])
        assert all(set(column) == set(range(PARTS)) for column in drawn.T)


def test_half_of_the_cameras_stand_still():
    assert Manner(0.5, 0.5, 0.5, 0.3).wobble == 0
    assert Manner(0.5, 0.5, 0.5, 1.0).wobble == 1
