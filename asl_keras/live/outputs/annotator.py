"""The annotated picture that window and recorder share: drawn once for each moment."""

import time
from dataclasses import dataclass, replace
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


@dataclass(frozen=True)
class _Shown:
    """The last moment that had something to show."""

    moment: Moment
    frame: Frame  # the moment's, or the last one before it; nothing is drawn on it
    drawn: Frame


class Annotator:
    """Draws moments onto their frames; keeps what the user has switched on and off."""

    def __init__(self) -> None:
        self.screen = ScreenState()
        self._overlay, self._rate = Overlay(HELP), FrameRate()
        self._shown: _Shown | None = None
        self._note, self._note_until = "", 0.0
        self.question: str | None = None
        """What the user is asked, and must answer before anything moves."""

    def annotated(self, moment: Moment) -> Frame | None:
        """The moment's frame, or the last one before it, drawn upon; None before the first."""
        shown = self._shown
        if shown is not None and shown.moment is moment:
            return shown.drawn
        frame = moment.frame or (shown.frame if shown else None)
        if frame is None:
            return None
        if moment.note:
            self._say(moment.note)
        if moment.frame is not None:
            self.screen = replace(self.screen, fps=self._rate.tick())
        self._shown = _Shown(moment, frame, self._draw(moment, frame))
        return self._shown.drawn

    def again(self) -> Frame:
        """The last frame as it is to be shown now, once `annotated` has given one."""
        assert self._shown is not None
        return self._draw(self._shown.moment, self._shown.frame)

    def do(self, action: Action) -> None:
        """What a key asks of the screen."""
        if action is Action.SNAPSHOT:
            self._say(save_snapshot(self.again().picture))
        self.screen = self.screen.after(action)

    def _say(self, note: str) -> None:
        self._note, self._note_until = note, time.perf_counter() + NOTE

    def _draw(self, moment: Moment, frame: Frame) -> Frame:
        picture = frame.picture.copy()
        screen = replace(self.screen, message=self._message(moment))
        self._overlay.draw(picture, moment.scene, screen)
        return replace(frame, picture=picture)

    def _message(self, moment: Moment) -> str | None:
        if self.question:
            return self.question
        if time.perf_counter() < self._note_until:
            return self._note
        return END if moment.last else moment.trouble


def save_snapshot(picture: np.ndarray) -> str:
    """Writes a picture, uint8 (H, W, 3) RGB, into the current folder; returns the message."""
    file = Path(f"asl-{datetime.now():%Y%m%d-%H%M%S-%f}.png")
    saved = cv2.imwrite(str(file), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    return f"Saved {file}" if saved else f"{file} cannot be written here"
