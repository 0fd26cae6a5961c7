"""Still pictures as a slide show: each is shown for one second."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError
from asl_keras.frames.folder import pictures_in
from asl_keras.frames.formats import OFFERED
from asl_keras.frames.frame import Frame
from asl_keras.frames.picture import load, mistake
from asl_keras.frames.source import FrameSource
from asl_keras.opencv import cv2

FPS, LEAST_FPS = 10.0, 4.0  # with less, no letter of a picture would hold long enough
LONGER_SIDE = 1280  # pixels, at most


class StillsSource(FrameSource):
    """Pictures one after another, in memory one at a time, all in the size of the first.

    Args:
        paths: of the pictures.
        fps: frames per second, at least 4.

    Raises:
        UnreadableError: if none can be read; says what is wrong with the last one.
    """

    live = False

    def __init__(self, paths: Sequence[Path], fps: float | None = None):
        self.fps = max(LEAST_FPS, fps or FPS)
        self.skipped = 0
        self.trouble = None
        self._is_open = True
        self._fault = UnreadableError("is not there")
        pictures = self._readable(paths)
        first = next(pictures, None)
        if first is None:
            raise self._fault
        self._frames = self._shown(first.shape, chain((first,), pictures))

    def frames(self) -> Iterator[Frame]:
        """The frames; the first of each picture is a cut."""
        return self._frames

    def close(self) -> None:
        """Ends the show."""
        self._is_open = False

    def _readable(self, paths: Sequence[Path]) -> Iterator[np.ndarray]:
        for path in paths:
            try:
                picture = load(path).pixels
            except UnreadableError as error:
                self.skipped += 1
                self._fault = error
            else:
                yield _resized(picture, min(1.0, LONGER_SIDE / max(picture.shape)))

    def _shown(self, size: tuple[int, ...], pictures: Iterator[np.ndarray]) -> Iterator[Frame]:
        count = round(self.fps)
        for second, picture in enumerate(pictures):
            fitted = _letterboxed(picture, *size[:2])
            for number in range(count):
                if not self._is_open:
                    return
                # A copy, as a frame may be drawn on.
                yield Frame(fitted.copy(), second + number / count, cut=number == 0)


def open_picture(path: Path, fps: float | None = None) -> StillsSource:
    """One picture, shown for a second.

    Raises:
        InputError: if it cannot be read.
    """
    try:
        return StillsSource([path], fps)
    except UnreadableError as error:
        raise mistake(path, error) from error


def open_folder(folder: Path, fps: float | None = None) -> StillsSource:
    """The pictures of a folder, see `pictures_in`, one after another.

    Raises:
        InputError: if it has no picture that can be read.
    """
    try:
        paths = pictures_in(folder)
    except OSError as error:
        raise _mistake(folder, f"cannot be read ({error.strerror})") from error
    if not paths:
        raise _mistake(folder, "has none; a camera is a number such as 0")
    try:
        return StillsSource(paths, fps)
    except UnreadableError as error:
        fault = f"has {len(paths)}, of which none can be read: {paths[-1].name} {error}"
        raise _mistake(folder, fault) from error


def _letterboxed(picture: np.ndarray, height: int, width: int) -> np.ndarray:
    """As large as fits, in the middle of black."""
    if picture.shape[:2] == (height, width):
        return picture
    picture = _resized(picture, min(height / picture.shape[0], width / picture.shape[1]))
    top, left = (height - picture.shape[0]) // 2, (width - picture.shape[1]) // 2
    box = np.zeros((height, width, 3), np.uint8)
    box[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
    return box


def _resized(picture: np.ndarray, scale: float) -> np.ndarray:
    if scale == 1:
        return picture
    height, width = (max(1, round(side * scale)) for side in picture.shape[:2])
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return cv2.resize(picture, (width, height), interpolation=interpolation)


def _mistake(folder: Path, fault: str) -> InputError:
    return InputError(
        f"Expected a folder of pictures ({OFFERED}). Received: {folder}, which {fault}."
    )
