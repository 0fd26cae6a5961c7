"""The annotated picture that window and recording share: drawn once for each moment."""

import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np

from asl_keras.frames.frame import Frame
from asl_keras.live.actions import HELP, Action
from asl_keras.live.frame_rate import FrameRate
from asl_keras.live.outputs.output import Moment
from asl_keras.live.overlay import Overlay
from asl_keras.live.screen import ScreenState
from asl_keras.opencv import cv2

NOTE = 2.0  # seconds for which a note stays
END = "This was the last picture; q quits."


class Annotator:
    """Draws moments onto their frames; keeps what the user has switched on and off."""

    def __init__(self):
        self.screen = ScreenState()
        self._overlay, self._rate = Overlay(HELP), FrameRate()
        self._moment: Moment | None = None
        self._frame: Frame | None = None  # the last one, without drawing
        self._drawn: Frame | None = None
        self._note, self._note_until = "", 0.0

    def annotated(self, moment: Moment) -> Frame | None:
        """The moment's frame, or the last one before it, drawn upon; None before the first."""
        if moment is not self._moment:
            self._moment = moment
            if moment.frame is not None:
                self._frame = moment.frame
                self.screen = replace(self.screen, fps=self._rate.tick())
            self._drawn = self._frame and self.again()
        return self._drawn

    def again(self) -> Frame:
        """The last frame as it is to be shown now."""
        picture = self._frame.picture.copy()
        screen = replace(self.screen, message=self._message())
        self._overlay.draw(picture, self._moment.scene, screen)
        return replace(self._frame, picture=picture)

    def do(self, action: Action) -> None:
        """What a key asks of the screen."""
        if action is Action.SNAPSHOT:
            self._note = save_snapshot(self.again().picture)
            self._note_until = time.perf_counter() + NOTE
        self.screen = self.screen.after(action)

    def _message(self) -> str | None:
        if time.perf_counter() < self._note_until:
            return self._note
        return END if self._moment.last else self._moment.trouble


def save_snapshot(picture: np.ndarray) -> str:
    """Writes a picture, uint8 (H, W, 3) RGB, into the current folder; tells its name."""
    file = Path(f"asl-{datetime.now():%Y%m%d-%H%M%S-%f}.png")
    saved = cv2.imwrite(str(file), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    return f"Saved {file}" if saved else f"{file} cannot be written here"
