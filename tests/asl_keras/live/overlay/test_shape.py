"""The illustration of a hand shape."""

import numpy as np
import pytest

from asl_keras.hand.skeleton import FINGERS, mirror
from asl_keras.live.lesson.examples import example, example_of
from asl_keras.live.overlay.layout import Scale, sized
from asl_keras.live.overlay.shape import GROUND, draw_shape, shape
from asl_keras.mask import FINGER_COLOURS
from asl_keras.synthetic.generator import shipped

SIDE = 120
HAND = example("V")


def has(picture: np.ndarray, finger: str) -> bool:
    return bool((np.abs(picture.astype(int) - FINGER_COLOURS[finger]).max(axis=2) < 8).any())


def test_a_shape_does_not_depend_on_place_and_size():
    # Sums in float32 move an edge by less than a level of light.
    moved = 300 * HAND + (50, -20, 3)
    assert np.abs(shape(moved, SIDE).astype(int) - shape(HAND, SIDE)).mean() < 0.5


def test_the_other_hand_is_the_mirrored_picture():
    theirs = shape(mirror(HAND), SIDE)[:, ::-1].astype(int)
    assert np.abs(theirs - shape(HAND, SIDE)).mean() < 1  # half a pixel of OpenCV's edges


def test_no_two_letters_look_alike():
    pictures = [shape(example(label), SIDE) for label in shipped().alphabet.letters]
    different = [(a != b).mean() for i, a in enumerate(pictures) for b in pictures[:i]]
    assert min(different) > 0.05


def test_what_is_near_hides_what_is_far():
    hand = HAND.copy()
    tip, other = FINGERS["index"][-1], FINGERS["middle"][-1]
    hand[tip, :2] = hand[other, :2]
    for near, far, seen in ((tip, other, "index"), (other, tip, "middle")):
        hand[[near, far], 2] = -2, 2
        assert has(shape(hand, SIDE), seen)


@pytest.mark.parametrize("z", [np.nan, 0.0])
def test_a_hand_without_depth_is_shown_with_all_fingers(z):
    hand = example("W").copy()
    hand[:, 2] = z
    assert all(has(shape(hand, SIDE), finger) for finger in ("index", "middle", "ring"))


@pytest.mark.parametrize("side", [1, 16, 57])
def test_points_on_one_place_are_drawn_too(side):
    assert shape(np.zeros((21, 3), np.float32), side).shape == (side, side, 3)


def test_a_card_stays_in_its_place():
    picture = np.full((100, 200, 3), 255, np.uint8)
    draw_shape(picture, HAND, sized(20, 10, 60, 60), Scale(1))
    assert (picture[:, 90:] == 255).all()
    assert (picture[12, 22] == GROUND).all()


def test_an_example_is_of_the_hand_and_of_the_mirror_that_are_asked_for():
    def thumb(handedness: str, mirrored: bool) -> float:
        hand = example_of(handedness, mirrored, "L")
        return hand[4, 0] - hand[17, 0]

    assert thumb("Right", False) > 0 > thumb("Right", True)
    assert thumb("Left", True) > 0 > thumb("Left", False)
    assert example_of("Left", True, "Ä") is None
