"""Writes the annotated pictures into a video file, each at its time."""

from pathlib import Path

from asl_keras.errors import expect
from asl_keras.files import expect_writable
from asl_keras.frames.frame import Frame
from asl_keras.frames.mp4 import Mp4
from asl_keras.live.outputs.annotator import Annotator
from asl_keras.live.outputs.output import Moment


class Recorder:
    """An MP4 file with a constant frame rate, which takes its place when it is closed.

    Args:
        path: of the video, ending in `.mp4`.
        fps: frames per second. A frame is repeated until the next one is due.
        annotator: draws what is recorded.

    Raises:
        InputError: if the file cannot be written.
    """

    def __init__(self, path: Path, fps: float, annotator: Annotator):
        is_video = path.suffix.lower() == ".mp4" and path.parent.is_dir()
        expect(is_video, "record", "to be an .mp4 in a folder that exists", path)
        expect_writable(path.parent, "record")
        self._fps, self._annotator = fps, annotator
        self._video = Mp4(path, fps)
        self._start = 0.0

    def write(self, moment: Moment) -> None:
        """Writes the moment's frame, if it has a new one, up to its time."""
        frame = moment.frame and self._annotator.annotated(moment)
        if frame is not None:
            self._write(frame)

    def close(self) -> None:
        """Finishes the file."""
        self._video.close()

    def _write(self, frame: Frame) -> None:
        written = self._video.count
        if written == 0 or frame.cut:  # what was between is left out
            self._start = frame.time - written / self._fps
        due = round((frame.time - self._start) * self._fps) + 1
        if due > written:
            self._video.write(frame.picture, due - written)
