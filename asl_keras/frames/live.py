"""Live sources: a thread reads every frame and keeps the newest."""

import atexit
import threading
from collections.abc import Callable, Iterator
from time import monotonic

import numpy as np

from asl_keras.frames.capture import Capture
from asl_keras.frames.frame import Frame
from asl_keras.frames.source import FrameSource
from asl_keras.opencv import CAMERA_TIMEOUT

PATIENCE = 0.2  # seconds without a frame, after which the window is redrawn
SILENCE = 2.0  # seconds without a frame, after which the user is told
RETRY = 1.0  # seconds between two attempts to open it again
FAILURES = 5  # failed reads in a row, after which the source is gone
CLOSING = 0.5  # seconds that `close` waits for a read to end


class EndedError(Exception):
    """What a source is opened from has ended for good."""


class LiveSource(FrameSource):
    """A camera or a stream. When it is lost it is opened again, until it is closed or has ended.

    Args:
        name: for messages, such as "Camera 0".
        capture: just opened.
        connect: opens it again; returns None if that fails; EndedError if nothing new will come.
    """

    live = True

    def __init__(self, name: str, capture: Capture, connect: Callable[[], Capture | None]):
        self.fps = capture.fps
        self.skipped = 0
        self.trouble: str | None = None
        self._name = name
        self._connect = connect
        self._newest: Frame | None = None
        self._came_back = False
        self._begin = self._heard = monotonic()
        self._changed = threading.Condition()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(capture,), daemon=True, name=name)
        self._thread.start()
        atexit.register(self._leave)

    def frames(self) -> Iterator[Frame | None]:
        """The newest frame each time, none twice; None if no new one came within 0.2 s."""
        while not self._closed.is_set():
            yield self._next()

    def close(self) -> None:
        """Stops reading. A read that hangs ends on its own thread."""
        self._closed.set()
        with self._changed:
            self._changed.notify_all()
        self._thread.join(CLOSING)
        if not self._thread.is_alive():
            atexit.unregister(self._leave)

    def _leave(self) -> None:
        """Python would abort if it ended while OpenCV is reading."""
        self.close()
        self._thread.join(2 * CAMERA_TIMEOUT)

    def _next(self) -> Frame | None:
        with self._changed:
            self._changed.wait_for(lambda: self._newest or self._closed.is_set(), PATIENCE)
            frame, self._newest = self._newest, None
            if not self.trouble and monotonic() - self._heard > SILENCE:
                self.trouble = f"{self._name} sends no pictures; waiting for it."
            return frame

    def _run(self, capture: Capture | None) -> None:
        while capture is not None:
            self._deliver(capture)
            capture.release()
            capture = self._reconnect()

    def _deliver(self, capture: Capture) -> None:
        """Keeps the newest frame until the capture fails for good or the source is closed."""
        failures = 0
        while failures < FAILURES and not self._closed.is_set():
            picture = capture.read()
            if picture is None:
                failures += 1
                continue
            self.skipped += failures
            failures = 0
            self._put(picture)

    def _put(self, picture: np.ndarray) -> None:
        with self._changed:
            self._heard = monotonic()
            # The cut of a frame that is dropped passes on to the frame that replaces it.
            cut = self._came_back or (self._newest is not None and self._newest.cut)
            self._newest = Frame(picture, self._heard - self._begin, cut)
            self._came_back = False
            self.trouble = None
            self._changed.notify_all()

    def _reconnect(self) -> Capture | None:
        """Tries until it succeeds; None once the source is closed."""
        with self._changed:
            self._came_back = True
            self.trouble = f"{self._name} is gone; trying again."
        while not self._closed.wait(RETRY):
            try:
                capture = self._connect()
            except EndedError:
                self._closed.set()
                break
            if capture is not None:
                return capture
        return None


def delivers(capture: Capture) -> bool:
    """Whether a capture gives a frame. It is dropped: a camera's first one is often black."""
    return any(capture.read() is not None for _ in range(FAILURES))
