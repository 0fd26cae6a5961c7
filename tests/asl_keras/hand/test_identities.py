"""Hands keep their identity."""

import time
from itertools import permutations

import numpy as np
import pytest

from asl_keras.hand.hand import Hand
from asl_keras.hand.identities import HandIdentities, least_matching
from asl_keras.synthetic import sample

FRAME = 1 / 30
SHAPES = sample(2, 3)[0]


def hand(shape: int, x: float, y: float = 200.0, handedness: str = "Right") -> Hand:
    """A hand of 100 pixels around a point."""
    points = SHAPES[shape] - SHAPES[shape].mean(axis=0)
    points = points * (100 / np.ptp(points[:, :2], axis=0).max()) + np.array([x, y, 0])
    return Hand(points.astype(np.float32), handedness, 0.9)


def identities(frames: list[list[Hand]]) -> list[list[int]]:
    """Of the hands of each frame, in their order."""
    identities = HandIdentities()
    return [list(identities.update(i * FRAME, hands)) for i, hands in enumerate(frames)]


def test_a_hand_that_moves_keeps_its_number():
    assert identities([[hand(0, 100 + 12 * i)] for i in range(30)]) == [[0]] * 30


def test_the_order_in_which_hands_are_found_does_not_matter():
    pair = [hand(0, 100), hand(1, 400)]
    assert identities([pair, pair[::-1], pair]) == [[0, 1], [1, 0], [0, 1]]


def test_two_hands_that_cross_keep_their_numbers():
    frames = [[hand(0, 100 + 10 * i), hand(1, 500 - 10 * i)] for i in range(40)]
    assert identities(frames) == [[0, 1]] * 40


def test_two_hands_of_one_shape_that_cross_keep_their_numbers():
    frames = [[hand(0, 100 + 10 * i), hand(0, 505 - 10 * i)] for i in range(40)]
    assert identities(frames) == [[0, 1]] * 40


def test_one_of_two_crossing_hands_that_is_hidden_for_a_moment_keeps_its_number():
    frames = [
        [hand(0, 100 + 10 * i), *([hand(1, 500 - 10 * i)] if not 18 <= i < 23 else [])]
        for i in range(40)
    ]
    assert {ids[0] for ids in identities(frames)} == {0}
    assert {ids[1] for ids in identities(frames) if len(ids) == 2} == {1}


def test_the_hand_that_stays_keeps_its_number_when_the_other_leaves():
    frames = [[hand(0, 100), hand(1, 400)]] * 5 + [[hand(1, 400)]] * 30
    assert identities(frames)[-1] == [1]


def test_a_hand_that_comes_back_late_or_elsewhere_is_another():
    identities = HandIdentities()
    assert list(identities.update(0.0, [hand(0, 100)])) == [0]
    assert list(identities.update(0.4, [hand(0, 100)])) == [0]
    identities.update(0.5, [])
    assert list(identities.update(1.0, [hand(0, 100)])) == [1]
    assert list(identities.update(1.1, [hand(0, 600)])) == [2]


def test_at_a_frame_a_second_a_hand_keeps_its_number_until_it_is_missed_or_all_pauses():
    identities = HandIdentities()
    for second in range(3):
        assert list(identities.update(second, [hand(0, 100)])) == [0]
    identities.update(3, [])
    assert list(identities.update(4, [hand(0, 100)])) == [1]
    assert list(identities.update(15, [hand(0, 100)])) == [2]


def test_no_hand_follows_from_a_reset():
    identities = HandIdentities()
    identities.update(0.0, [hand(0, 100)])
    identities.reset()
    assert list(identities.update(FRAME, [hand(0, 100)])) == [1]


def test_the_other_hand_in_the_same_place_is_another_only_if_it_is_far():
    identities = HandIdentities()
    identities.update(0.0, [hand(0, 100, handedness="Right")])
    assert list(identities.update(FRAME, [hand(0, 100, handedness="Left")])) == [0]


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (1, 4), (2, 3), (3, 3), (4, 6)])
def test_the_matching_has_the_least_sum_of_all(rows, columns):
    random = np.random.default_rng(rows * columns)
    for _ in range(50):
        cost = random.uniform(0, 2, (rows, columns))
        matching = least_matching(cost)
        assert len(set(matching)) == rows
        sums = [cost[range(rows), choice].sum() for choice in permutations(range(columns), rows)]
        assert cost[range(rows), matching].sum() == pytest.approx(min(sums))


def test_four_hands_among_twenty_tracks_take_no_longer_than_a_frame():
    identities = HandIdentities()
    identities.update(0.0, [hand(i % 2, 100 + 5 * i) for i in range(20)])
    seconds = []
    for i in range(1, 12):
        crowd = [hand(0, 140 + 3 * j) for j in range(4)]  # want the same tracks
        start = time.perf_counter()
        assert len(identities.update(i * FRAME, crowd)) == 4
        seconds.append(time.perf_counter() - start)
    # 2 ms here; 361 ms where all choices were compared. The median leaves out SciPy's import.
    assert np.median(seconds) < 0.05
