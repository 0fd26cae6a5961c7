"""Windows on a picture, and hands put back from them."""

import numpy as np
import pytest

from asl_keras.hand.hand import Hand
from asl_keras.landmarks.window import PIXELS, Window

WINDOWS = [
    Window(320, 240, 300),
    Window(300.5, 260, 960, degrees=25, mirrored=True),
    Window(319.5, 239.5, 640, degrees=-25),
    Window(350, 200, 250, degrees=140, mirrored=True),
]


def dot(picture):
    """Where the brightest spot of a picture is."""
    weight = picture[..., 0].astype(np.float64) ** 2
    rows, columns = np.mgrid[: len(picture), : picture.shape[1]]
    return np.array([(weight * columns).sum(), (weight * rows).sum()]) / weight.sum()


@pytest.mark.parametrize("window", WINDOWS)
def test_what_is_found_in_a_window_is_put_back_to_where_it_is(window):
    picture = np.zeros((480, 640, 3), np.uint8)
    picture[250:257, 310:317] = 255
    x, y = dot(window.cut(picture))
    hand = Hand(np.tile(np.float32([x, y, 10]), (21, 1)), "Left", 1.0)
    back = window.put_back(hand)
    # Of a window with a pixel for several of the picture, up to one of them.
    np.testing.assert_allclose(back.landmarks[0, :2], [313, 253], atol=0.75)
    assert back.landmarks[0, 2] == pytest.approx(10 * window.side / min(window.side, PIXELS))
    assert back.handedness == ("Right" if window.mirrored else "Left")


def test_a_window_turns_what_points_there_upright():
    picture = np.zeros((100, 100, 3), np.uint8)
    picture[49:52, 50:90] = 255  # points to the right: 90 degrees clockwise from up
    seen = Window(50, 50, 100, degrees=90).cut(picture)
    rows, columns = np.nonzero(seen[..., 0] > 128)
    assert rows.max() <= 51
    assert rows.min() <= 15
    assert np.ptp(columns) <= 3


def test_beyond_the_picture_its_edges_go_on():
    picture = np.full((100, 200, 3), 90, np.uint8)
    assert (Window(100, 50, 600, degrees=30).cut(picture) == 90).all()


@pytest.mark.parametrize("window", WINDOWS)
def test_a_window_is_cut_in_whole_numbers(window):
    # The app's core does the same: positions in 1024ths, then 32nds of a pixel.
    picture = np.random.default_rng(0).integers(0, 256, (480, 640, 3)).astype(np.uint8)
    seen = window.cut(picture)
    move, steps = window.to_picture, np.arange(len(seen))[:, np.newaxis]
    along = np.rint(1024 * steps * move[:, 0]).astype(int)  # (S, 2)
    start = np.rint(1024 * (steps * move[:, 1] + move[:, 2])).astype(int) + 16
    place = (start[:, np.newaxis] + along) >> 5  # (S, S, 2) in 32nds
    whole, part = place >> 5, place & 31
    expected = np.zeros(seen.shape, int)
    for x in (0, 1):
        for y in (0, 1):
            column = np.clip(whole[..., 0] + x, 0, 639)
            row = np.clip(whole[..., 1] + y, 0, 479)
            share = np.abs(32 * (1 - x) - part[..., 0]) * np.abs(32 * (1 - y) - part[..., 1])
            expected += share[..., np.newaxis] * picture[row, column]
    # OpenCV of other processors may round a level otherwise; here none is.
    assert np.abs(((expected + 512) >> 10) - seen).max() <= 1
