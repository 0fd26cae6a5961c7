"""A window of the system: shows pictures and reads keys."""

import os
import sys
import time

import numpy as np

from asl_keras.errors import InputError
from asl_keras.opencv import cv2

TITLE = "ASL alphabet"
MIN_WIDTH = 640  # smaller pictures are enlarged
CLOSED = "closed"  # the key of a user who closed the window
_NAMES = {27: "escape", 8: "backspace", 127: "backspace", 32: "space", 10: "enter", 13: "enter"}


class Canvas:
    """A window on the screen.

    Raises:
        InputError: if there is no screen.
    """

    def __init__(self) -> None:
        if sys.platform.startswith("linux") and not (
            os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        ):
            raise InputError(
                "Expected a screen for the window. Received: neither DISPLAY nor WAYLAND_DISPLAY. "
                "Run with `headless`.",
                "headless",
            )
        self._size: tuple[int, int] | None = None

    def show(self, picture: np.ndarray, until: float = 0.0) -> str | None:
        """Shows a picture, uint8 (H, W, 3) RGB, and waits for a key.

        Args:
            picture: what to show.
            until: a time of `time.perf_counter`; a key ends the wait earlier.

        Returns:
            The key's name, see `key_name`; CLOSED if the window was closed.
        """
        self._open(picture)
        cv2.imshow(TITLE, cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
        left = max(1, round(1000 * (until - time.perf_counter())))
        key = cv2.waitKey(left)
        return key_name(key) if self._is_open() else CLOSED

    def close(self) -> None:
        """Closes the window, unless the user did."""
        if self._size is not None and self._is_open():
            cv2.destroyWindow(TITLE)

    def _open(self, picture: np.ndarray) -> None:
        height, width = picture.shape[:2]
        if self._size == (width, height):
            return
        if self._size is None:
            cv2.namedWindow(TITLE, cv2.WINDOW_NORMAL | cv2.WINDOW_KEEPRATIO | cv2.WINDOW_GUI_NORMAL)
        factor = max(1.0, MIN_WIDTH / width)
        cv2.resizeWindow(TITLE, round(factor * width), round(factor * height))
        self._size = width, height

    def _is_open(self) -> bool:
        return cv2.getWindowProperty(TITLE, cv2.WND_PROP_VISIBLE) >= 1


def key_name(code: int) -> str | None:
    """A key by its code as OpenCV gives it: its character, or its name.

    Names are "space", "escape", "enter" and "backspace", whose code on a Mac is another. None for
    no key and for other keys without a character.
    """
    character = code & 0xFF  # above are keys such as Shift
    if code < 0:
        return None
    return _NAMES.get(character) or (chr(character) if 32 < character < 127 else None)
