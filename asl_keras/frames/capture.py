"""OpenCV's video captures: with a timeout, in RGB, and with plausible numbers."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np

from asl_keras.opencv import CAMERA_TIMEOUT, MAX_PIXELS, cv2

USUAL_FPS = 30.0
# Some containers, such as WebM without a constant rate, report 1000.
LEAST_FPS, MOST_FPS = 0.1, 240.0
WIDEST_PIXEL = 4.0  # of any real camera or disc, 2.2; what is beyond is damaged


class Capture:
    """An open `cv2.VideoCapture`. Make it with `of_camera`, `of_stream` or `of_file`."""

    def __init__(self, target: str | int, backend: int, settings: Sequence[int] = ()):
        self._capture = cv2.VideoCapture(target, backend, settings)
        if backend == cv2.CAP_FFMPEG:
            # As a phone was held: the default before OpenCV 4.11 (its issue 26876).
            self._capture.set(cv2.CAP_PROP_ORIENTATION_AUTO, 1)

    @classmethod
    def of_camera(cls, number: int, fps: float | None = None) -> Self | None:
        """A camera, asked for a frame rate; None if it cannot be opened."""
        capture = cls(number, cv2.CAP_V4L2 if sys.platform == "linux" else cv2.CAP_ANY)
        capture._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        if fps:
            capture._capture.set(cv2.CAP_PROP_FPS, fps)
        return capture._if_open()

    @classmethod
    def of_stream(cls, address: str) -> Self | None:
        """A stream from the network, which may be silent for 3 s; None if it cannot be opened."""
        milliseconds = 1000 * CAMERA_TIMEOUT
        timeouts = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, milliseconds]
        timeouts += [cv2.CAP_PROP_READ_TIMEOUT_MSEC, milliseconds]
        return cls(address, cv2.CAP_FFMPEG, timeouts)._if_open()

    @classmethod
    def of_file(cls, path: Path) -> Self | None:
        """A video file; None if FFmpeg cannot open it.

        The path is made absolute, so that FFmpeg never takes it for one of its protocols, such as
        `concat:`. It must be UTF-8: OpenCV 4.11 crashes on others.
        """
        return cls(str(path.absolute()), cv2.CAP_FFMPEG)._if_open()

    def _if_open(self) -> Self | None:
        return self if self._capture.isOpened() else None

    @property
    def fps(self) -> float:
        """Frames per second, 0.1 to 240; 30 where the device or the file reports no such rate."""
        fps = self._capture.get(cv2.CAP_PROP_FPS)
        return fps if LEAST_FPS <= fps <= MOST_FPS else USUAL_FPS

    @property
    def is_endless(self) -> bool:
        """Whether it does not know how many frames it has: a live stream."""
        return not self._capture.get(cv2.CAP_PROP_FRAME_COUNT) > 0

    @property
    def codec(self) -> str:
        """Four letters, such as "MJPG"; may be empty."""
        letters = int(self._capture.get(cv2.CAP_PROP_FOURCC)) & 0xFFFFFFFF
        return letters.to_bytes(4, "little").decode("ascii", "replace").strip("\0 ").upper()

    @property
    def is_too_large(self) -> bool:
        """Whether frames have more than 100 megapixels, as they are stored or as they are shown."""
        width = self._capture.get(cv2.CAP_PROP_FRAME_WIDTH)
        height = self._capture.get(cv2.CAP_PROP_FRAME_HEIGHT)
        return width * height * max(self._pixel, 1.0) > MAX_PIXELS

    @property
    def _pixel(self) -> float:
        """How wide a pixel is for its height, as the video is stored; 1 where it does not say."""
        across = self._capture.get(cv2.CAP_PROP_SAR_NUM)
        down = self._capture.get(cv2.CAP_PROP_SAR_DEN)
        pixel = across / down if across > 0 and down > 0 else 1.0
        return pixel if 1 / WIDEST_PIXEL <= pixel <= WIDEST_PIXEL else 1.0

    @property
    def stamp(self) -> float:
        """The container's timestamp of the grabbed frame in seconds; may be nonsense."""
        return self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000

    def grab(self) -> bool:
        """Moves on by one frame. False at the end, and for each broken frame."""
        return self._capture.grab()

    def retrieve(self) -> np.ndarray | None:
        """The grabbed frame, uint8 (H, W, 3) RGB, of square pixels; None if broken or too large."""
        if self.is_too_large:
            return None
        try:
            whole, picture = self._capture.retrieve()
            return cv2.cvtColor(self._squared(picture), cv2.COLOR_BGR2RGB) if whole else None
        except cv2.error:
            return None

    def _squared(self, picture: np.ndarray) -> np.ndarray:
        """As it is shown: hands are as wide as they were."""
        pixel = self._pixel
        if pixel == 1.0:
            return picture
        is_on_its_side = self._capture.get(cv2.CAP_PROP_ORIENTATION_META) % 180 == 90
        factors = (1.0, pixel) if is_on_its_side else (pixel, 1.0)
        return cv2.resize(picture, None, fx=factors[0], fy=factors[1])

    def read(self) -> np.ndarray | None:
        """The next frame, uint8 (H, W, 3) RGB; None if none came."""
        return self.retrieve() if self.grab() else None

    def release(self) -> None:
        """Releases the device or the file."""
        self._capture.release()
