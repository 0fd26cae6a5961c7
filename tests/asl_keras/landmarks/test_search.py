"""Which looks are taken at a photograph, and what they must agree on."""

import numpy as np
import pytest

from asl_keras.hand.hand import Hand
from asl_keras.landmarks.looks import LOOKS, tiles
from asl_keras.landmarks.search import CONFIRMED, all_hands, findings, middle_of, most_seen

PICTURE = np.zeros((480, 640, 3), np.uint8)
SHAPE = np.random.default_rng(0).uniform(-0.5, 0.5, (21, 3)).astype(np.float32)


def hand_at(x, y, size=200.0, score=0.9):
    return Hand(SHAPE * size + np.float32([x, y, 0]), "Left", score)


class World:
    """A finder that sees a hand of the picture only in some of the looks."""

    def __init__(self, monkeypatch, sees):
        self.looks = []
        monkeypatch.setattr("asl_keras.landmarks.search.find_through", self._find)
        self._sees = sees

    def _find(self, window, picture, finder):
        self.looks.append(window)
        return self._sees(len(self.looks) - 1, window)


def test_what_most_looks_see_is_the_hand(monkeypatch):
    def sees(number, window):
        return [hand_at(500, 100)] if number == 0 else [hand_at(200 + number, 240)]

    world = World(monkeypatch, sees)
    found = findings(PICTURE, None)
    assert len(found) == len(LOOKS)
    assert all(abs(hand.landmarks[:, 0].mean() - 200) < 20 for hand in found)
    assert len(world.looks) == 1 + len(LOOKS)


def test_enough_stops(monkeypatch):
    world = World(monkeypatch, lambda number, window: [hand_at(200, 240)])
    assert len(findings(PICTURE, None, lambda found: len(found) == 2)) == 2
    assert len(world.looks) == 2


def test_a_hand_that_one_look_alone_sees_is_none(monkeypatch):
    World(monkeypatch, lambda number, window: [hand_at(200, 240)] if number == 2 else [])
    assert findings(PICTURE, None) == []
    assert all_hands(PICTURE, None) == []


def test_every_hand_on_which_three_looks_agree_is_found_once(monkeypatch):
    def sees(number, window):
        others = [hand_at(550, 300)] if number in (1, 2, 4) else [hand_at(90 * number, 400)]
        return [hand_at(200, 240), *others]

    World(monkeypatch, sees)
    left, right = all_hands(PICTURE, None)
    assert abs(left.landmarks[:, 0].mean() - 200) < 20
    assert abs(right.landmarks[:, 0].mean() - 550) < 20


def test_a_hand_that_one_look_sees_and_closer_looks_confirm_is_one(monkeypatch):
    def sees(number, window):
        close = number > 2 and window.side == pytest.approx(2.4 * hand_at(0, 0).size)
        return [hand_at(200, 240)] if number == 2 or close else []

    World(monkeypatch, sees)
    assert len(findings(PICTURE, None)) >= CONFIRMED


def test_looks_that_cannot_tell_left_from_right_saw_no_hand(monkeypatch):
    World(monkeypatch, lambda number, window: [hand_at(200, 240, score=0.6)])
    assert findings(PICTURE, None) == []
    assert all_hands(PICTURE, None) == []


@pytest.mark.parametrize(("step", "is_a_hand"), [(0.02, True), (0.1, False)])
def test_looks_must_see_a_hand_in_one_place(monkeypatch, step, is_a_hand):
    def sees(number, window):
        return [hand_at(200 + step * 200 * (number % 3), 240, score=0.76)]

    World(monkeypatch, sees)
    assert bool(findings(PICTURE, None)) == is_a_hand
    assert bool(all_hands(PICTURE, None)) == is_a_hand


def test_a_part_of_the_picture_must_show_the_same_hand_to_all_looks(monkeypatch):
    def sees(number, window):
        step = 0.06 * 40 * (number % 5)
        return [hand_at(100 + step, 100, 40)] if window is not None and window.side < 300 else []

    World(monkeypatch, sees)
    assert findings(PICTURE, None) == []


def test_a_small_hand_is_looked_at_closely(monkeypatch):
    world = World(monkeypatch, lambda number, window: [hand_at(200, 240, size=60)])
    assert len(findings(PICTURE, None)) == 1 + len(LOOKS) + 4
    assert world.looks[-1].side < 180


def test_where_the_whole_shows_no_hand_its_parts_are_looked_at(monkeypatch):
    def sees(number, window):
        return [hand_at(100, 100, 40)] if window is not None and window.side < 300 else []

    World(monkeypatch, sees)
    assert len(findings(PICTURE, None)) >= CONFIRMED


def test_no_hand_is_most_seen_in_no_findings():
    assert most_seen([]) == []


@pytest.mark.parametrize(
    ("height", "width"), [(480, 640), (1080, 1920), (416, 416), (900, 300), (9, 8000)]
)
@pytest.mark.parametrize("share", [1.0, 0.6])
def test_parts_cover_the_picture_and_overlap_by_half(height, width, share):
    windows = list(tiles(np.zeros((height, width, 3), np.uint8), share))
    side = max(share * min(height, width), 0.3 * max(height, width))
    assert all(window.side == side for window in windows)
    assert len(windows) <= 18
    for middles, length in (
        (sorted({window.x for window in windows}), width),
        (sorted({window.y for window in windows}), height),
    ):
        assert middles[0] - side / 2 <= 0
        assert middles[-1] + side / 2 >= length - 1
        assert len(middles) > 1 or length <= side
        assert all(gap <= side / 2 + 1e-6 for gap in np.diff(middles))


def test_the_middle_of_findings_is_their_median_and_what_most_say_of_the_handedness():
    found = [
        hand_at(100, 100, score=0.6),
        Hand(hand_at(110, 100).landmarks, "Right", 0.8),
        Hand(hand_at(500, 100).landmarks, "Right", 0.9),
    ]
    middle = middle_of(found)
    np.testing.assert_allclose(middle.landmarks, found[1].landmarks, atol=1e-4)
    assert middle.landmarks.dtype == np.float32
    assert (middle.handedness, middle.score) == ("Right", pytest.approx(0.85))
