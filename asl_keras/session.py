"""A run of the live recogniser: what comes of each frame, and what the keys do to it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import cv2
import numpy as np

from asl_keras.events import EventLog
from asl_keras.frame import Frame
from asl_keras.landmarker import Hand
from asl_keras.live import LiveReader, View
from asl_keras.overlay import Overlay
from asl_keras.recorder import Recorder
from asl_keras.scene import Scene
from asl_keras.speech import Speaker
from asl_keras.text import Letter, Word
from asl_keras.window import HELP, Action, Window

PAUSE = 0.05  # seconds between two looks at the keyboard while nothing moves
NOTE = 2.0  # seconds for which a note stays
END = "This was the last picture; q quits."
SMOOTHING = 0.1  # weight of the newest frame in the frame rate


@dataclass
class Session:
    """Takes frames with their hands; writes, shows and speaks what is read.

    What is None is not wanted.
    """

    reader: LiveReader
    window: Window | None = None
    recorder: Recorder | None = None
    events: EventLog | None = None
    speaker: Speaker | None = None
    view: View = field(default_factory=lambda: View(mirrored=False))
    paced: bool = False
    """Frames are shown at their times, not as fast as they come."""

    def __post_init__(self) -> None:
        self._overlay = Overlay(HELP)
        self._show_mask, self._show_help, self._paused = True, False, False
        self._picture: np.ndarray | None = None  # the last one, without drawing
        self._scene = Scene((), "", 0.0)
        self._time = 0.0
        self._note, self._note_until = "", 0.0
        self._trouble: str | None = None
        self._ended = False
        self._clock, self._fps = time.perf_counter(), 0.0
        self._start: float | None = None  # when the frame with the time 0 was due
        self._frames = self._without_hand = 0

    def take(self, item: tuple[Frame, Sequence[Hand]] | None, trouble: str | None) -> bool:
        """One frame with its hands, or none where none came; False if the user wants to quit.

        Args:
            item: the frame and its hands.
            trouble: what the source says while it gives nothing.
        """
        if item is not None:
            self._read(*item)
        self._trouble = trouble
        if self._picture is None or (self.window is None and self.recorder is None):
            return True
        self._refresh()
        picture = self._drawn()
        if self.recorder is not None and item is not None:
            self.recorder.write(replace(item[0], picture=picture))
        return self.window is None or self._show(picture)

    def finish(self) -> None:
        """Ends the last word."""
        self._write(self.reader.speller.end_word(self._time))

    def stay(self) -> None:
        """Leaves the last picture in the window until the user quits."""
        if self.window is None or self._picture is None:
            return
        self.finish()
        self._ended = True
        action = None
        while action is not Action.QUIT:
            self._refresh()
            action = self.window.show(self._drawn(), time.perf_counter() + PAUSE)
            if action is not None:
                self._do(action)

    def summary(self, skipped: int) -> str:
        """Two lines on the whole run."""
        text = self.reader.speller.text.strip() or "nothing"
        frames = f"{self._frames} frames, {self._without_hand} without a hand"
        return f"\nRead: {text}\n{frames}, {skipped} broken and skipped."

    def _read(self, frame: Frame, hands: Sequence[Hand]) -> None:
        self._measure_rate()
        scene, written = self.reader.read(frame, hands)
        self._picture, self._time = frame.picture, frame.time
        self._scene = replace(scene, fps=self._fps)
        self._frames += 1
        self._without_hand += not hands
        self._write(written)

    def _write(self, written: Sequence[Letter | Word]) -> None:
        if self.events is not None:
            self.events.write(written, self._scene)
        for event in written:
            if self.window is None:
                print(" " if isinstance(event, Word) else event.letter, end="", flush=True)
            if self.speaker is not None and isinstance(event, Word):
                self.speaker.say(event.word)

    def _measure_rate(self) -> None:
        now = time.perf_counter()
        rate = 1 / max(now - self._clock, 1e-6)
        self._fps = rate if self._frames < 2 else self._fps + SMOOTHING * (rate - self._fps)
        self._clock = now

    def _drawn(self) -> np.ndarray:
        picture = self._picture.copy()
        self._overlay.draw(
            picture,
            self._scene,
            show_mask=self._show_mask,
            show_help=self._show_help,
            paused=self._paused,
        )
        return picture

    def _show(self, picture: np.ndarray) -> bool:
        action = self.window.show(picture, self._due())
        while action is not Action.QUIT:
            if action is not None:
                self._do(action)
            if not self._paused:
                return True
            self._start = None  # what comes after a pause is not late
            self._refresh()
            action = self.window.show(self._drawn(), time.perf_counter() + PAUSE)
        return False

    def _due(self) -> float:
        """When the next frame may be shown, a time of `time.perf_counter`."""
        if not self.paced:
            return 0.0
        if self._start is None:
            self._start = time.perf_counter() - self._time
        return self._start + self._time

    def _do(self, action: Action) -> None:
        speller = self.reader.speller
        match action:
            case Action.PAUSE:
                self._paused = not self._paused
            case Action.MIRROR:
                self.view.mirrored = not self.view.mirrored
            case Action.MASK:
                self._show_mask = not self._show_mask
            case Action.HELP:
                self._show_help = not self._show_help
            case Action.SPACE:
                self._write(speller.end_word(self._time))
            case Action.DELETE:
                speller.delete()
            case Action.CLEAR:
                speller.clear()
            case Action.SNAPSHOT:
                self._save_snapshot()

    def _save_snapshot(self) -> None:
        file = Path(f"asl-{datetime.now():%Y%m%d-%H%M%S-%f}.png")
        saved = cv2.imwrite(str(file), cv2.cvtColor(self._drawn(), cv2.COLOR_RGB2BGR))
        self._note = f"Saved {file}" if saved else f"{file} cannot be written here"
        self._note_until = time.perf_counter() + NOTE

    def _refresh(self) -> None:
        """Brings what is not read from the frame up to date."""
        self._scene = replace(
            self._scene, text=self.reader.speller.text, message=self._trouble or self._message()
        )

    def _message(self) -> str | None:
        if time.perf_counter() < self._note_until:
            return self._note
        return END if self._ended else None
