"""The window of the live recogniser: shows pictures, tells which action a key asks for."""

import os
import sys
import time
from enum import Enum
from typing import Self

import numpy as np

from asl_keras.errors import InputError
from asl_keras.opencv import cv2

TITLE = "ASL alphabet"
MIN_WIDTH = 640  # smaller pictures are enlarged


class Action(Enum):
    """What a key asks for; its value is what the help says."""

    QUIT = "quit"
    PAUSE = "pause or go on"
    MIRROR = "mirror the picture"
    MASK = "show or hide the mask"
    SPACE = "end the word"
    DELETE = "delete the last letter"
    CLEAR = "clear the text"
    SNAPSHOT = "save a snapshot"
    HELP = "show or hide this help"


NAMES = {  # of the keys, as the help shows them
    Action.QUIT: "q",
    Action.PAUSE: "p",
    Action.MIRROR: "m",
    Action.MASK: "v",
    Action.SPACE: "space",
    Action.DELETE: "backspace",
    Action.CLEAR: "c",
    Action.SNAPSHOT: "s",
    Action.HELP: "h",
}
HELP = tuple((name, action.value) for action, name in NAMES.items())
_SPECIAL = {"space": " ", "backspace": "\b"}
_ACTIONS = {ord(_SPECIAL.get(name, name)): action for action, name in NAMES.items()}
_ACTIONS |= {27: Action.QUIT, 127: Action.DELETE}  # Esc; backspace on a Mac


class Window:
    """A window on the screen.

    Raises:
        InputError: if there is no screen.
    """

    def __init__(self):
        if sys.platform.startswith("linux") and not (
            os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        ):
            raise InputError(
                "Expected a screen for the window. Received: neither DISPLAY nor WAYLAND_DISPLAY. "
                "Run with --headless, and --events or --record to keep what is read."
            )
        self._size: tuple[int, int] | None = None

    def show(self, picture: np.ndarray, until: float = 0.0) -> Action | None:
        """Shows a picture, uint8 (H, W, 3) RGB, and waits for a key.

        Args:
            picture: what to show.
            until: a time of `time.perf_counter`; a key ends the wait before.

        Returns:
            What the key asks for; QUIT if the window was closed.
        """
        self._open(picture)
        cv2.imshow(TITLE, cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
        left = max(1, round(1000 * (until - time.perf_counter())))
        key = cv2.waitKey(left)
        if cv2.getWindowProperty(TITLE, cv2.WND_PROP_VISIBLE) < 1:
            return Action.QUIT
        return _ACTIONS.get(key & 0xFF) if key >= 0 else None

    def _open(self, picture: np.ndarray) -> None:
        height, width = picture.shape[:2]
        if self._size == (width, height):
            return
        if self._size is None:
            cv2.namedWindow(TITLE, cv2.WINDOW_NORMAL | cv2.WINDOW_KEEPRATIO | cv2.WINDOW_GUI_NORMAL)
        factor = max(1.0, MIN_WIDTH / width)
        cv2.resizeWindow(TITLE, round(factor * width), round(factor * height))
        self._size = width, height

    def close(self) -> None:
        """Closes the window."""
        # The user may have closed it.
        if self._size is not None and cv2.getWindowProperty(TITLE, cv2.WND_PROP_VISIBLE) >= 1:
            cv2.destroyWindow(TITLE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
