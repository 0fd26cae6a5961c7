"""A lone hand is followed by a finder of one hand, and others are still found."""

import numpy as np
import pytest

from asl_keras.hand.hand import Hand
from asl_keras.landmarks.sparing import EVERY, SparingFinder

PICTURE = np.zeros((48, 64, 3), np.uint8)
LEFT, RIGHT = (
    Hand(np.random.default_rng(0).uniform(x, x + 9, (21, 3)).astype(np.float32), "Left", 0.9)
    for x in (0, 30)
)


class Finder:
    """Sees what the scene has, up to so many hands."""

    def __init__(self, most):
        self.most, self.scene, self.calls, self.resets, self.closed = most, [], 0, 0, False

    def find(self, picture):
        self.calls += 1
        return self.scene[: self.most]

    def reset(self):
        self.resets += 1

    def close(self):
        self.closed = True


@pytest.fixture
def several():
    return Finder(2)


@pytest.fixture
def one():
    return Finder(1)


@pytest.fixture
def finder(several, one):
    return SparingFinder(several, one)


def found(finder, several, one, scene):
    """What is found in a frame, with the calls of both."""
    several.scene = one.scene = scene
    several.calls = one.calls = 0
    return finder.find(PICTURE), several.calls, one.calls


def test_a_lone_hand_is_followed_alone_and_every_sixth_frame_others_are_looked_for(
    finder, several, one
):
    calls = [found(finder, several, one, [LEFT])[1:] for _ in range(1 + 3 * EVERY)]
    assert calls[0] == (1, 0)
    assert calls[1:] == 3 * [(1, 1), *[(0, 1)] * (EVERY - 1)]
    assert EVERY / 30 <= 0.2


def test_a_second_hand_is_found_within_a_fifth_of_a_second_and_both_are_followed(
    finder, several, one
):
    for alone in range(1, 2 * EVERY):
        finder.reset()
        for _ in range(alone):
            found(finder, several, one, [LEFT])
        hands = [found(finder, several, one, [LEFT, RIGHT])[0] for _ in range(2 * EVERY)]
        first = hands.index([LEFT, RIGHT])
        assert first < EVERY
        assert hands[first:] == [[LEFT, RIGHT]] * (2 * EVERY - first)


def test_a_hand_that_is_lost_is_looked_for_in_the_same_frame_with_the_others(finder, several, one):
    found(finder, several, one, [LEFT])
    several.scene, one.scene = [RIGHT], []
    assert finder.find(PICTURE) == [RIGHT]


def test_where_no_hand_is_seen_one_finder_looks(finder, several, one):
    found(finder, several, one, [LEFT])
    assert found(finder, several, one, []) == ([], 1, 1)
    assert found(finder, several, one, []) == ([], 1, 0)


def test_the_followed_hand_stays_where_several_are_seen_as_none_or_as_the_same(
    finder, several, one
):
    twin = Hand(LEFT.landmarks + 0.1, "Left", 0.95)
    for scene in ([], [twin], [twin, LEFT]):
        finder.reset()
        for _ in range(2):
            found(finder, several, one, [LEFT])
        several.scene = scene
        assert [finder.find(PICTURE) for _ in range(EVERY)] == [[LEFT]] * EVERY


def test_a_hand_that_the_finder_of_one_sees_otherwise_is_not_its_own_until_both_agree(
    finder, several, one
):
    other = Hand(LEFT.landmarks + 2, "Left", 0.9)
    several.scene, one.scene = [LEFT], [other]
    assert [finder.find(PICTURE) for _ in range(EVERY)] == [[LEFT]] * EVERY
    one.scene = [LEFT]
    finder.find(PICTURE)
    several.calls = 0
    assert finder.find(PICTURE) == [LEFT]
    assert several.calls == 0


def test_a_reset_and_the_end_reach_both(finder, several, one):
    finder.reset()
    finder.close()
    assert (several.resets, one.resets) == (1, 1)
    assert several.closed
    assert one.closed
