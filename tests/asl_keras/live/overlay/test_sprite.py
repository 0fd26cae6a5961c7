"""Sprites: what is blended, and that it stays where it belongs."""

import numpy as np
import pytest

from asl_keras.live.overlay.sprite import (
    blend,
    corners,
    outline,
    panel,
    paste,
    ring,
    stacked,
    stencil,
)

COLOUR = (200, 100, 50)


def noise(height: int = 40, width: int = 60, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


def test_an_opaque_sprite_replaces_and_an_empty_one_leaves_every_pixel():
    picture = noise()
    blend(picture, stencil(np.ones((40, 60)), COLOUR), 0, 0)
    assert (picture == COLOUR).all()
    picture = noise()
    blend(picture, stencil(np.zeros((40, 60)), COLOUR), 0, 0)
    assert np.array_equal(picture, noise())


def test_blending_mixes_by_opacity():
    picture = noise()
    blend(picture, panel(60, 40, 0, COLOUR, 0.75), 0, 0)
    expected = 0.25 * noise() + 0.75 * np.array(COLOUR)
    # Two roundings of half a level each, and the opacity in 1/255.
    assert np.abs(picture - expected).max() <= 1.5


@pytest.mark.parametrize("left", [-70, -8, 55, 200])
@pytest.mark.parametrize("top", [-70, -8, 35, 200])
def test_what_is_outside_of_the_picture_is_cut_off(left, top):
    around, expected = noise(240, 260), noise(240, 260)
    blend(around[100:140, 100:160], panel(20, 16, 0, COLOUR), left, top)
    paste(expected[100:140, 100:160], np.full((16, 20, 3), COLOUR, np.uint8), left, top)
    assert np.array_equal(around, expected)
    around[100:140, 100:160] = noise(240, 260)[100:140, 100:160]
    assert np.array_equal(around, noise(240, 260))


def test_stacked_sprites_look_like_one_after_the_other():
    back, front = panel(60, 40, 9, COLOUR, 0.8), outline(60, 40, 9, 3, (9, 250, 7), 0.5)
    once, twice = noise(), noise()
    blend(once, stacked(back, front), 0, 0)
    blend(twice, back, 0, 0)
    blend(twice, front, 0, 0)
    assert np.abs(once.astype(int) - twice).max() <= 2  # roundings


def test_a_panel_has_round_corners_and_a_full_middle():
    coverage = panel(30, 20, 8, (255, 255, 255)).light[..., 0]
    assert coverage[0, 0] == coverage[-1, -1] == 0
    assert (coverage[8:-8] == 255).all()
    assert (coverage[:, 8:-8] == 255).all()


def test_a_ring_closes_clockwise_from_the_top():
    def lit(share):
        return ring(40, 4, share, (255, 255, 255)).light[..., 0].astype(float)

    quarter = lit(0.25)
    assert quarter[:20, 20:].sum() == pytest.approx(lit(1)[:20, 20:].sum(), rel=0.05)
    assert quarter[21:].sum() == quarter[:, :18].sum() == 0
    assert lit(0).sum() < lit(0.5).sum() < lit(0.9).sum() < lit(1).sum()
    assert np.array_equal(lit(1), lit(1)[:, ::-1])


def test_corners_go_clockwise_from_the_upper_left():
    upper_left, upper_right, lower_right, lower_left = corners(20, 8, 4, 1, COLOUR)
    assert np.array_equal(upper_left.light[:, ::-1], upper_right.light)
    assert np.array_equal(upper_left.light[::-1, ::-1], lower_right.light)
    assert np.array_equal(upper_left.light[::-1], lower_left.light)
    assert upper_left.light[2, 15].any()
    assert not upper_left.light[15, 15].any()
