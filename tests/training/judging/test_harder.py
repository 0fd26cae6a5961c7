"""Photographs made harder, and pictures without a hand, are the same every time."""

import numpy as np
import pytest

from training.judging.handless import KINDS as HANDLESS_KINDS
from training.judging.handless import handless
from training.judging.harder import KINDS, middle

PHOTO = np.random.default_rng(0).integers(0, 256, (120, 160, 3)).astype(np.uint8)


@pytest.mark.parametrize("kind", KINDS)
def test_a_harder_photograph_is_another_one_and_the_same_every_time(kind):
    one, again = (KINDS[kind](PHOTO, middle(PHOTO), np.random.default_rng(5)) for _ in range(2))
    np.testing.assert_array_equal(one, again)
    assert (one.dtype, one.ndim, one.shape[2]) == (np.uint8, 3, 3)
    assert one.shape != PHOTO.shape or (one != PHOTO).any()


@pytest.mark.parametrize("number", range(len(HANDLESS_KINDS)))
def test_a_picture_without_a_hand_is_the_same_every_time(number):
    picture = handless(number)
    assert (picture.shape, picture.dtype) == ((480, 640, 3), np.uint8)
    np.testing.assert_array_equal(picture, handless(number))
    assert (picture != handless(number + len(HANDLESS_KINDS))).any()
