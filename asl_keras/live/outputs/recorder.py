"""Writes the annotated pictures into a video file, each at its time."""

from pathlib import Path

import numpy as np

from asl_keras.errors import InputError, expect
from asl_keras.frames.frame import Frame
from asl_keras.live.outputs.annotator import Annotator
from asl_keras.live.outputs.output import Moment
from asl_keras.opencv import cv2


class Recorder:
    """An MP4 file with a constant frame rate.

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
        self._path, self._fps, self._annotator = path, fps, annotator
        self._writer = cv2.VideoWriter()  # opened at the first frame, which has the size
        self._size = (0, 0)
        self._start, self._written = 0.0, 0

    def write(self, moment: Moment) -> None:
        """Writes the moment's frame, if it has a new one, up to its time."""
        frame = moment.frame and self._annotator.annotated(moment)
        if frame is not None:
            self._write(frame)

    def close(self) -> None:
        """Finishes the file."""
        self._writer.release()

    def _write(self, frame: Frame) -> None:
        if not self._writer.isOpened():
            self._open(frame.picture)
        if self._written == 0 or frame.cut:  # what was between is left out
            self._start = frame.time - self._written / self._fps
        due = round((frame.time - self._start) * self._fps) + 1
        picture = self._fitted(frame.picture)
        for _ in range(due - self._written):
            self._writer.write(picture)
        self._written = max(due, self._written)

    def _open(self, picture: np.ndarray) -> None:
        height, width = picture.shape[:2]
        self._size = width // 2 * 2, height // 2 * 2  # the codec takes even sides only
        codec = cv2.VideoWriter.fourcc(*"mp4v")
        if not self._writer.open(str(self._path), codec, self._fps, self._size):
            raise InputError(
                f"Expected `record` to be writable. Received: {self._path}, which the system "
                "refuses. Name another folder, or make room.",
                "record",
            )

    def _fitted(self, picture: np.ndarray) -> np.ndarray:
        height, width = picture.shape[:2]
        if (width, height) != self._size:
            picture = cv2.resize(picture, self._size)
        return cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
