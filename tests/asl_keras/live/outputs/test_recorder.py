"""Recorded videos, read back."""

import shutil
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.frames.frame import Frame
from asl_keras.frames.mp4 import Mp4
from asl_keras.live.outputs.annotator import Annotator
from asl_keras.live.outputs.output import Moment
from asl_keras.live.outputs.recorder import Recorder
from asl_keras.live.scene import Scene
from asl_keras.opencv import cv2
from tests.full_disk import files_of_at_most

NOTHING = Scene((), "")


class Undrawn(Annotator):
    """Leaves pictures as they are."""

    def annotated(self, moment: Moment) -> Frame | None:
        """The moment's own frame."""
        return moment.frame


def picture(red: int, height: int = 48, width: int = 64) -> np.ndarray:
    """Of one colour."""
    return np.full((height, width, 3), (red, 0, 0), np.uint8)


def reds(path: Path) -> list[int]:
    """Of the frames of a video, rounded to fifties."""
    video, values = cv2.VideoCapture(str(path)), []
    while (read := video.read())[0]:
        values.append(round(read[1][..., 2].mean() / 50) * 50)
    return values


def record(path: Path, frames: list[Frame], fps: float = 10) -> list[int]:
    with closing(Recorder(path, fps, Undrawn())) as recorder:
        for frame in frames:
            recorder.write(Moment(frame, NOTHING))
    return reds(path)


def test_frames_are_kept_in_their_colours(tmp_path):
    frames = [Frame(picture(50 * i), i / 10) for i in range(4)]
    assert record(tmp_path / "a.mp4", frames) == [0, 50, 100, 150]


def test_a_slow_camera_gives_a_video_of_the_true_length(tmp_path):
    frames = [Frame(picture(50), 0.0), Frame(picture(100), 0.5), Frame(picture(150), 1.0)]
    read = record(tmp_path / "a.mp4", frames)
    assert len(read) == 11
    assert read[5] == 100


def test_a_fast_source_is_thinned_out(tmp_path):
    assert len(record(tmp_path / "a.mp4", [Frame(picture(50), i / 40) for i in range(41)])) == 11


def test_the_time_of_a_cut_is_left_out(tmp_path):
    frames = [Frame(picture(50), 0.0), Frame(picture(100), 600.0, cut=True)]
    assert record(tmp_path / "a.mp4", frames) == [50, 100]


def test_odd_and_changing_sizes_are_fitted(tmp_path):
    frames = [Frame(picture(50, 49, 65), 0.0), Frame(picture(100, 96, 128), 0.1)]
    assert record(tmp_path / "a.mp4", frames) == [50, 100]


def test_the_scene_is_drawn_on_what_is_recorded_and_nothing_is_written_between_frames(tmp_path):
    with closing(Recorder(tmp_path / "a.mp4", 10, Annotator())) as recorder:
        recorder.write(Moment(None, NOTHING))
        recorder.write(Moment(Frame(picture(200), 0.0), NOTHING))
        recorder.write(Moment(None, NOTHING))
    (red,) = reds(tmp_path / "a.mp4")
    assert red < 200  # the bar of the text is dark


@pytest.mark.parametrize("name", ["a.avi", "missing/a.mp4"])
def test_a_wrong_file_is_refused(tmp_path, name):
    with pytest.raises(InputError, match=r"Expected `record` to be an \.mp4"):
        Recorder(tmp_path / name, 10, Annotator())


def test_a_video_is_absent_until_it_is_complete(tmp_path):
    path = tmp_path / "a.mp4"
    recorder = Recorder(path, 10, Undrawn())
    recorder.write(Moment(Frame(picture(50), 0.0), NOTHING))
    assert not path.exists()
    recorder.close()
    assert reds(path) == [50]
    with suppress(KeyboardInterrupt), Mp4(path, 10) as video:
        video.write(picture(100))
        raise KeyboardInterrupt
    assert reds(path) == [50]
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_and_a_folder_that_vanished_are_mistakes_that_leave_no_file(tmp_path):
    """OpenCV says of neither that it did not write."""
    noise = np.random.default_rng(0).integers(0, 256, (240, 320, 3)).astype(np.uint8)
    full, gone = (Recorder(tmp_path / name / "a.mp4", 10, Undrawn()) for name in made(tmp_path))
    with files_of_at_most(20_000):
        full.write(Moment(Frame(noise, 0.0), NOTHING))
        full.write(Moment(Frame(noise, 2.0), NOTHING))
        with pytest.raises(InputError, match="no room"):
            full.close()
    gone.write(Moment(Frame(noise, 0.0), NOTHING))
    shutil.rmtree(tmp_path / "gone")
    with pytest.raises(InputError):
        gone.close()
    assert not list((tmp_path / "full").iterdir())


def made(folder: Path) -> list[str]:
    names = ["full", "gone"]
    for name in names:
        (folder / name).mkdir()
    return names
