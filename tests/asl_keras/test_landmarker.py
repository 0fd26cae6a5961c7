"""The landmarker on real photos."""

import sys
from pathlib import Path

import numpy as np
import pytest

from asl_keras.hand import WRIST
from asl_keras.landmarker import Hand, Landmarker
from asl_keras.picture import read_picture


@pytest.fixture(scope="module")
def landmarker():
    with Landmarker() as landmarker:
        yield landmarker


def test_landmarks_are_pixels_and_equal_those_of_the_published_run(landmarker, shared_data):
    photo = sorted((shared_data / "photos" / "t32rahman" / "A").iterdir())[0]  # 640 x 480
    with np.load(shared_data / "landmarks" / "t32rahman_photos.npz") as published:
        row = [Path(file).name for file in published["files"]].index(photo.name)
        expected = published["landmarks"][row] * 640  # stored divided by the width
        handedness, score = published["handedness"][row], published["score"][row]
    (hand,) = landmarker.detect(read_picture(photo))
    # The photos' own run; processors round the network's sums differently.
    np.testing.assert_allclose(hand.landmarks, expected, atol=0.5)
    assert hand.landmarks.dtype == np.float32
    assert hand.handedness == handedness
    assert hand.score == pytest.approx(score, abs=0.01)


def test_a_video_tracks_the_hand_of_the_frame_before(shared_data):
    photo = sorted((shared_data / "photos" / "t32rahman" / "B").iterdir())[0]
    frame = read_picture(photo)
    with Landmarker(video=True) as landmarker:
        (first,), (second,) = landmarker.detect(frame), landmarker.detect(frame)
    assert np.abs(first.landmarks - second.landmarks)[:, :2].max() < 20


def test_a_second_look_finds_hands_that_fill_their_photo(landmarker, shared_data):
    photos = sorted((shared_data / "photos" / "project_s" / "C").iterdir())
    pictures = [read_picture(photo) for photo in photos]
    missed = [picture for picture in pictures if not landmarker._find(picture)]
    found = [hand for picture in missed for hand in landmarker.detect(picture)]
    assert len(found) >= len(missed) / 3
    for hand in found:
        assert (hand.landmarks[:, :2].mean(axis=0) < 416).all()  # in the photo, not beyond
        assert (hand.landmarks[:, :2].mean(axis=0) > 0).all()


def test_a_black_picture_has_no_hand(landmarker):
    assert landmarker.detect(np.zeros((48, 64, 3), np.uint8)) == []


@pytest.mark.parametrize(
    "picture", [np.zeros((48, 64), np.uint8), np.zeros((48, 64, 3), np.float32)]
)
def test_what_is_no_rgb_picture_is_refused(landmarker, picture):
    with pytest.raises(ValueError, match=r"uint8 of shape \(H, W, 3\)"):
        landmarker.detect(picture)


def test_tensorflow_can_be_imported_after_mediapipe(landmarker):
    assert sys.modules.get("tensorflow", "absent") is not None


def test_the_box_encloses_the_landmarks_in_whole_pixels():
    landmarks = np.full((21, 3), 5.5, np.float32)
    landmarks[WRIST] = -1.2, 9.9, 50
    assert Hand(landmarks, "Left", 1.0).box == (-2, 5, 6, 10)
