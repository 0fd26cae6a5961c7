"""Noise of pictures: measured, and smoothed only where it is."""

from contextlib import closing

import numpy as np
import pytest

from asl_keras.frames.picture import read_picture
from asl_keras.landmarks.adapters import open_finder
from asl_keras.landmarks.denoise import denoised, noise
from asl_keras.landmarks.landmarker import PHOTO_CONFIDENCE, Landmarker
from asl_keras.opencv import cv2

SEED = 12


@pytest.fixture(scope="module")
def photo(shared_data):
    return read_picture(sorted((shared_data / "photos" / "t32rahman" / "B").iterdir())[0])


def white(picture, deviation):
    """With noise that is independent in every pixel and channel."""
    noisy = picture + np.random.default_rng(SEED).normal(0, deviation, picture.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)


def of_a_sensor(picture, deviation):
    """With noise as a camera gives it: before colours are found from neighbours, and JPEG."""
    mosaic = picture[..., 1].copy()
    mosaic[0::2, 0::2] = picture[0::2, 0::2, 0]
    mosaic[1::2, 1::2] = picture[1::2, 1::2, 2]
    colours = cv2.cvtColor(white(mosaic, deviation), cv2.COLOR_BayerRGGB2RGB)
    jpeg = cv2.imencode(".jpg", colours, [cv2.IMWRITE_JPEG_QUALITY, 80])[1]
    return cv2.imdecode(jpeg, cv2.IMREAD_COLOR)


@pytest.mark.parametrize("deviation", [2, 5, 10, 20])
def test_the_standard_deviation_of_white_noise_is_measured(deviation):
    grey = np.full((480, 640, 3), 128, np.uint8)
    assert noise(white(grey, deviation)) == pytest.approx(deviation, rel=0.1)


def test_the_noise_of_a_sensor_is_measured_although_it_is_smooth(photo):
    noisy, clean = of_a_sensor(photo, 14), of_a_sensor(photo, 0)
    true = (noisy[..., 1].astype(float) - clean[..., 1]).std()
    assert 0.6 * true < noise(noisy) < 1.1 * true


@pytest.mark.parametrize("axis", [0, 1])
def test_what_repeats_every_two_pixels_is_noise(axis):
    picture = np.full((480, 640, 3), 128, np.uint8)
    picture[(slice(None, None, 2), slice(None))[:: 1 - 2 * axis]] = 168
    checkered = picture.copy()
    checkered[(slice(None), slice(None, None, 2))[:: 1 - 2 * axis]] ^= 40
    assert noise(picture) == 0  # stripes are lines
    assert noise(checkered) > 10


def test_neither_brightness_nor_edges_nor_some_texture_are_noise():
    ramp = np.arange(640, dtype=np.float32)[np.newaxis, :, np.newaxis]
    picture = np.broadcast_to(ramp / 3, (480, 640, 3)).astype(np.uint8)
    picture[:, 300:340] = 255
    picture[:200, 100:500] = np.random.default_rng(SEED).integers(0, 256, (200, 400, 3))
    assert noise(picture) < 0.5


def test_a_clean_picture_is_left_as_it_is(photo):
    assert denoised(photo) is photo


def test_strong_noise_goes_and_little_noise_takes_little_detail():
    picture = np.full((480, 640, 3), 100, np.uint8)
    picture[:, 320] = 200  # a line of one pixel
    contrast = []
    for deviation in (2, 3, 4):
        smooth = denoised(white(picture, deviation)).astype(float)
        assert smooth[:, :300].std() < 1
        contrast.append(smooth[:, 320].mean() - 100)
    assert contrast == pytest.approx([100 / 3, 100 / 5, 100 / 7], abs=1)


@pytest.mark.parametrize(("height", "reach"), [(100, 0), (240, 1), (480, 3), (1080, 8)])
def test_the_box_grows_with_the_picture(height, reach):
    noisy = white(np.full((height, height, 3), 128, np.uint8), 30)
    left = denoised(noisy).std()
    assert left == pytest.approx(30 / (2 * reach + 1), rel=0.1)  # white noise in a box of k: 1/k


@pytest.mark.parametrize("shape", [(1, 1), (4, 640), (5, 5), (37, 6), (240, 320), (1080, 1920)])
def test_pictures_of_any_size_keep_it(shape):
    picture = np.random.default_rng(SEED).integers(0, 256, (*shape, 3)).astype(np.uint8)
    assert denoised(picture).shape == picture.shape
    assert denoised(picture[:, ::-1]).dtype == np.uint8


@pytest.mark.parametrize("spoil", [white, of_a_sensor])
def test_a_hand_is_found_in_a_dim_room(photo, spoil):
    noisy = spoil(photo, 18)
    with closing(open_finder(False, 1, PHOTO_CONFIDENCE, 1, None)) as mediapipe:
        assert not mediapipe.find(noisy)
    with Landmarker() as landmarker:
        (hand,), (expected,) = landmarker.detect(noisy), landmarker.detect(photo)
    assert hand.distance(expected) < 0.05
