"""Photographs from files."""

import os

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.frames.folder import pictures_named
from asl_keras.frames.picture import MAX_BYTES, read_photograph, read_picture
from asl_keras.opencv import cv2


def test_a_missing_file_a_folder_and_other_content_are_one_sentence(tmp_path):
    text = tmp_path / "text.jpg"
    text.write_text("not a picture")
    empty = tmp_path / "empty.jpg"
    empty.touch()
    faults = {
        tmp_path / "none.jpg": "does not exist",
        tmp_path: "is a folder",
        text: "is not a picture",
        empty: "is empty",
    }
    for path, fault in faults.items():
        with pytest.raises(InputError, match=fault):
            read_picture(path)


def test_a_file_too_large_is_not_read(tmp_path):
    file = tmp_path / "large.jpg"
    with file.open("wb") as content:
        content.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="more than 100 MB"):
        read_picture(file)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")
    with pytest.raises(InputError, match="is not a regular file"):
        read_picture(tmp_path / "pipe.jpg")


def test_a_large_photograph_is_read_smaller_and_says_by_how_much(tmp_path):
    cv2.imwrite(str(tmp_path / "large.png"), np.zeros((500, 6146, 3), np.uint8))
    large = read_photograph(tmp_path / "large.png")
    assert (large.pixels.shape, large.scale) == ((250, 3073, 3), 2)
    cv2.imwrite(str(tmp_path / "camera.png"), np.zeros((500, 6144, 3), np.uint8))
    as_it_is = read_photograph(tmp_path / "camera.png")
    assert (as_it_is.pixels.shape, as_it_is.scale) == ((500, 6144, 3), 1)


@pytest.fixture
def album(tmp_path):
    """Two pictures, one of them in a folder of its own, among other things."""
    for name in ("img10.jpg", "more/img2.JPG", "notes.txt", ".hidden.jpg", ".trash/old.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_a_folder_stands_for_its_pictures_and_a_pattern_for_what_fits(album):
    both = [album / "img10.jpg", album / "more" / "img2.JPG"]
    assert pictures_named(str(album)) == both
    assert pictures_named(str(album / "[im]*[!t]")) == both
    assert pictures_named(str(album / "*.txt")) == [album / "notes.txt"]
    odd = album / "what?[1].jpg"
    odd.touch()
    assert pictures_named(str(odd)) == [odd]
    assert pictures_named("none.jpg")[0].name == "none.jpg"  # says so when it is read


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("", "is empty"),
        ("https://example.org/hand.jpg", "is an address. Download it first"),
        ("{}/*.png", "fits no file"),
        ("{}/empty", "has no picture in it"),
    ],
)
def test_what_stands_for_no_picture_is_one_sentence(album, name, fault):
    (album / "empty").mkdir()
    with pytest.raises(InputError, match=fault):
        pictures_named(name.format(album))
