"""Pictures and folders of pictures."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.frames import open_frames
from asl_keras.frames.folder import pictures_in
from asl_keras.frames.picture import SUFFIXES
from asl_keras.opencv import cv2


def save(file, height=48, width=64, rgb=(255, 255, 255)) -> None:
    cv2.imwrite(str(file), np.full((height, width, 3), rgb[::-1], np.uint8))


def test_each_picture_of_a_folder_is_shown_for_a_second_in_natural_order(tmp_path):
    for number in (10, 2, 1):
        save(tmp_path / f"img{number}.png", rgb=(number, 0, 0))
    with open_frames(str(tmp_path)) as source:
        frames = list(source.frames())
    assert [frame.picture[0, 0, 0] for frame in frames] == [1] * 10 + [2] * 10 + [10] * 10
    np.testing.assert_allclose([frame.time for frame in frames], np.arange(30) / 10)
    assert [index for index, frame in enumerate(frames) if frame.cut] == [0, 10, 20]
    assert (source.fps, source.live, source.skipped, source.trouble) == (10, False, 0, None)


def test_a_picture_is_shown_for_a_second_at_the_frame_rate(tmp_path):
    save(tmp_path / "hand.JPG")
    with open_frames(str(tmp_path / "hand.JPG"), fps=4) as source:
        frames = list(source.frames())
    assert [frame.time for frame in frames] == [0, 0.25, 0.5, 0.75]
    assert [frame.cut for frame in frames] == [True, False, False, False]


def test_unreadable_pictures_are_counted_and_other_files_are_not(tmp_path):
    save(tmp_path / "good.png")
    (tmp_path / "bad.png").write_text("not a picture")
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "notes.txt").write_text("of the day")
    (tmp_path / "._good.png").write_text("what macOS leaves behind")
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "folder.png" / "more.txt").touch()
    with open_frames(str(tmp_path), fps=1) as source:
        assert [frame.cut for frame in source.frames()].count(True) == 1
    assert source.skipped == 2


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_every_kind_of_picture_is_found_in_a_folder(tmp_path, suffix):
    save(tmp_path / "hand.png")
    (tmp_path / "hand.png").rename(tmp_path / f"hand{suffix}")
    assert pictures_in(tmp_path) == [tmp_path / f"hand{suffix}"]
    with open_frames(str(tmp_path / f"hand{suffix}"), fps=1) as source:
        assert [frame.cut for frame in source.frames()].count(True) == 1


def test_pictures_fit_into_the_size_of_the_first_within_black(tmp_path):
    save(tmp_path / "1.png", 40, 60, (255, 0, 0))
    save(tmp_path / "2.png", 20, 20, (0, 255, 0))
    save(tmp_path / "3.png", 400, 1200, (0, 0, 255))
    with open_frames(str(tmp_path), fps=1) as source:
        first, second, third = (frame.picture for frame in source.frames() if frame.cut)
    assert np.all(first == (255, 0, 0))
    assert second.shape == third.shape == first.shape
    assert np.all(second[:, 10:50] == (0, 255, 0))
    assert not second[:, :10].any()
    assert not second[:, 50:].any()
    assert np.all(third[10:30] == (0, 0, 255))
    assert not third[:10].any()
    assert not third[30:].any()


def test_a_large_picture_becomes_1280_pixels_long(tmp_path):
    save(tmp_path / "large.png", 2560, 1920)
    with open_frames(str(tmp_path / "large.png")) as source:
        assert next(source.frames()).picture.shape == (1280, 960, 3)


def test_drawing_on_a_frame_does_not_spoil_the_next(tmp_path):
    save(tmp_path / "hand.png")
    with open_frames(str(tmp_path / "hand.png")) as source:
        for frame in source.frames():
            assert frame.picture.all()
            frame.picture[:] = 0


def test_closing_ends_the_show(tmp_path):
    save(tmp_path / "hand.png")
    source = open_frames(str(tmp_path / "hand.png"))
    frames = source.frames()
    next(frames)
    source.close()
    assert list(frames) == []


def test_without_a_readable_picture_it_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match=r"a folder of pictures .* which has none"):
        open_frames(str(tmp_path))
    bad = tmp_path / "bad.png"
    bad.write_text("not a picture")
    with pytest.raises(InputError, match=r"has 1, of which none .*: bad\.png is not a picture"):
        open_frames(str(tmp_path))
    with pytest.raises(InputError, match="is not a picture"):
        open_frames(str(bad))
    with pytest.raises(InputError, match="does not exist"):
        open_frames(str(tmp_path / "none.png"))
