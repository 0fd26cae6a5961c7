"""Levels before MediaPipe sees a picture."""

import numpy as np

from asl_keras.landmarks.levels import levelled, stretching

RAMP = np.arange(256)


def colourful(low, high):
    """A picture whose levels are evenly spread from low to high, and whose colours differ."""
    levels = np.random.default_rng(0).integers(low, high + 1, (64, 64, 3))
    return levels.astype(np.uint8)


def test_a_picture_of_the_full_range_is_itself():
    picture = np.random.default_rng(0).choice([0, 100, 255], (64, 64, 3)).astype(np.uint8)
    assert levelled(picture) is picture


def test_a_dark_picture_gets_the_full_range():
    picture = levelled(colourful(10, 80))
    assert (picture.min(), picture.max()) == (0, 255)
    assert 120 < picture.mean() < 135


def test_the_contrast_grows_at_most_six_times():
    counts = np.zeros(256, int)
    counts[100:105] = 1
    assert np.diff(stretching(counts)[100:105]).max() <= 6


def test_levels_are_stretched_in_whole_numbers_halves_upwards():
    counts = np.zeros(256, int)
    counts[50:151] = 100
    span = 100
    expected = np.clip(np.floor(255 * (RAMP - 50) / span + 0.5), 0, 255)
    np.testing.assert_array_equal(stretching(counts), expected)


def test_one_value_in_two_hundred_may_fall_outside():
    counts = np.zeros(256, int)
    counts[[0, 40, 200, 255]] = 5, 990, 1000, 5
    assert stretching(counts)[[40, 200]].tolist() == [0, 255]
    counts[[0, 255]] = 50
    assert stretching(counts)[[40, 200]].tolist() == [40, 200]


def test_grey_becomes_the_colour_of_skin_and_colours_stay():
    grey = np.repeat(colourful(0, 255)[..., :1], 3, axis=2)
    red, green, blue = levelled(grey)[grey[..., 0] == 128][0].tolist()
    assert red > green > blue
    assert (levelled(grey) <= stretching(np.bincount(grey[..., 0].ravel()))[grey]).all()
    warm = grey.copy()
    warm[..., 2] //= 2
    assert (levelled(warm)[..., 0] == levelled(warm)[..., 1]).all()
