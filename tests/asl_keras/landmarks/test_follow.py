"""What a video's frames are looked at with, and that a lost hand comes back."""

import numpy as np
import pytest

from asl_keras.hand.hand import Hand
from asl_keras.landmarks.follow import LOOKS_A_FRAME, Follower

PICTURE = np.zeros((480, 640, 3), np.uint8)
HAND = Hand(np.random.default_rng(0).uniform(200, 300, (21, 3)).astype(np.float32), "Left", 0.9)
FIFTH_OF_A_SECOND = 6  # frames of 30 a second


class Finder:
    """Sees a hand in the looks that `sees` names; nothing else."""

    def __init__(self):
        self.resets = 0

    def reset(self):
        self.resets += 1


@pytest.fixture
def looks(monkeypatch):
    """The windows that were looked through; `looks.sees` says through which a hand is seen."""

    class Looks(list):
        sees = staticmethod(lambda window: False)

    made = Looks()

    def find_through(window, picture, finder):
        made.append(window)
        return [HAND] if made.sees(window) else []

    monkeypatch.setattr("asl_keras.landmarks.follow.find_through", find_through)
    return made


@pytest.fixture
def lost(looks):
    """A follower that saw a hand in the whole of the frame before; no look was made since."""
    looks.sees = lambda window: window is None
    follower = Follower(Finder())
    follower.find(PICTURE)
    looks.sees = lambda window: False
    looks.clear()
    return follower


def test_while_a_hand_is_seen_each_frame_is_looked_at_once_and_alike(looks):
    looks.sees = lambda window: True
    follower = Follower(Finder())
    assert [len(follower.find(PICTURE)) for _ in range(5)] == [1] * 5
    assert looks == [None] * 5


def test_a_frame_without_a_hand_is_looked_at_twice(looks, lost):
    for number in range(4):
        assert lost.find(PICTURE) == []
        assert len(looks) == (number + 1) * LOOKS_A_FRAME
    assert LOOKS_A_FRAME == 2


def test_no_look_is_repeated_before_all_had_their_turn(looks, lost):
    for _ in range(4):
        lost.find(PICTURE)
    assert looks[0] is None  # as before
    assert len(set(looks[1:])) == 7


def test_a_look_that_sees_a_hand_stays(looks):
    looks.sees = lambda window: window is not None and window.degrees > 0
    follower = Follower(Finder())
    while not follower.find(PICTURE):
        pass
    before = len(looks)
    assert [len(follower.find(PICTURE)) for _ in range(5)] == [1] * 5
    assert looks[before:] == [looks[before - 1]] * 5


@pytest.mark.parametrize("place", range(7))
def test_a_lost_hand_that_one_look_sees_is_back_within_a_fifth_of_a_second(looks, lost, place):
    for _ in range(4):
        lost.find(PICTURE)
    only = looks[1 + place]
    for later in range(8):  # frames in which no look sees it
        looks.sees = lambda window: window == only
        found = [lost.find(PICTURE) for _ in range(FIFTH_OF_A_SECOND)]
        assert found[-1] == [HAND], later
        looks.sees = lambda window: False
        for _ in range(later):
            lost.find(PICTURE)


def test_a_lost_hand_is_first_looked_for_where_it_was(looks, lost):
    looks.sees = lambda window: window is not None and window.side < 300
    assert lost.find(PICTURE) == [HAND]
    assert len(looks) == 2
    left, top, right, bottom = HAND.box
    assert left < looks[-1].x < right
    assert top < looks[-1].y < bottom


def test_a_finder_that_saw_nothing_is_not_reset(looks):
    looks.sees = lambda window: False
    finder = Finder()
    follower = Follower(finder)
    follower.reset()
    assert finder.resets == 0
    follower.find(PICTURE)
    follower.reset()
    follower.reset()
    assert finder.resets == 1


def test_a_reset_forgets_where_the_hand_was(looks):
    looks.sees = lambda window: window is not None
    finder = Finder()
    follower = Follower(finder)
    follower.find(PICTURE)
    follower.reset()
    looks.sees = lambda window: False
    looks.clear()
    follower.find(PICTURE)
    assert finder.resets == 1
    assert looks[0] is None
    assert all(window is None or window.side >= 480 for window in looks)
