"""Writes videos: an MP4 file that is there in full or not at all."""

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from asl_keras.errors import InputError
from asl_keras.files import replacing
from asl_keras.opencv import cv2

CODEC = "mp4v"


class Mp4:
    """A video with a constant frame rate, begun at its first picture.

    In a `with` statement it is finished at the end, and discarded if that is an exception.

    Args:
        path: of the file, ending in `.mp4`.
        fps: frames per second.

    Example:
        >>> with Mp4(Path("a.mp4"), 30) as video:
        ...     video.write(picture)
    """

    def __init__(self, path: Path, fps: float):
        self.count = 0
        """Pictures so far."""
        self._path, self._fps = path, fps
        self._writer = cv2.VideoWriter()
        self._size = (0, 0)
        self._place = ExitStack()
        self._unfinished = path

    def write(self, picture: np.ndarray, times: int = 1) -> None:
        """Adds a picture, uint8 (H, W, 3) RGB, fitted into the size of the first one.

        Raises:
            InputError: if the file cannot be written.
        """
        if not self._writer.isOpened():
            self._open(*picture.shape[:2])
        if picture.shape[1::-1] != self._size:
            picture = cv2.resize(picture, self._size)
        picture = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
        for _ in range(times):
            self._writer.write(picture)
        self.count += times

    def close(self) -> None:
        """Finishes the file; there is none if no picture came.

        Raises:
            InputError: if not all of it was written, which OpenCV does not say of a picture.
        """
        if not self._writer.isOpened():
            return
        with self._place:
            self._writer.release()
            if _frames(self._unfinished) != self.count:
                raise self._mistake("which has no room for it")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._writer.release()
            self._place.__exit__(kind, error, trace)  # leaves what was there before

    def _open(self, height: int, width: int) -> None:
        self._size = width // 2 * 2, height // 2 * 2  # the codec takes even sides only
        with ExitStack() as place:
            self._unfinished = place.enter_context(replacing(self._path))
            codec = cv2.VideoWriter.fourcc(*CODEC)
            if not self._writer.open(str(self._unfinished), codec, self._fps, self._size):
                raise self._mistake("which the system refuses")
            self._place = place.pop_all()

    def _mistake(self, fault: str) -> InputError:
        return InputError(
            f"Expected a video that can be written. Received: {self._path}, {fault}. Name another "
            "folder, or make room."
        )


def _frames(video: Path) -> int:
    return int(cv2.VideoCapture(str(video), cv2.CAP_FFMPEG).get(cv2.CAP_PROP_FRAME_COUNT))
