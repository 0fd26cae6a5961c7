"""A run of the live recogniser: what comes of each frame, and what the keys do to it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.live.outputs.event_log import EventLog
from asl_keras.live.outputs.recorder import Recorder
from asl_keras.live.outputs.speech import Speaker
from asl_keras.live.outputs.window import Action, Window
from asl_keras.live.reader import LiveReader
from asl_keras.live.scene import Scene
from asl_keras.live.screen import Screen
from asl_keras.live.watch import View
from asl_keras.text.speller import Letter, Word

LOOK = 0.05  # seconds between two looks at the keyboard while nothing moves
END = "This was the last picture; q quits."
SMOOTHING = 0.1  # weight of the newest frame in the frame rate


@dataclass
class Session:
    """Takes frames with their hands; writes, records, shows and speaks what is read.

    What is None is not wanted.
    """

    reader: LiveReader
    view: View
    paced: bool
    """Frames are shown at their times, not as fast as they come."""
    window: Window | None = None
    recorder: Recorder | None = None
    events: EventLog | None = None
    speaker: Speaker | None = None

    def __post_init__(self) -> None:
        self._screen = Screen()
        self._frame: Frame | None = None  # the last one, without drawing
        self._scene = Scene((), "", 0.0)
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
        self._scene = replace(self._scene, message=trouble)
        if self._frame is None or (self.window is None and self.recorder is None):
            return True
        picture = self._drawn()
        if self.recorder is not None and item is not None:
            self.recorder.write(replace(self._frame, picture=picture))
        return self.window is None or self._show(picture)

    def end_word(self) -> None:
        """Ends the word, if one was begun."""
        time_of_frame = self._frame.time if self._frame is not None else 0.0
        self._write(self.reader.speller.end_word(time_of_frame))

    def stay(self) -> None:
        """Leaves the last picture in the window until the user quits."""
        if self.window is None or self._frame is None:
            return
        self.end_word()
        self._scene = replace(self._scene, message=END)
        while self._look() is not Action.QUIT:
            pass

    def summary(self, skipped: int) -> str:
        """Two lines on the whole run."""
        text = self.reader.speller.text.strip() or "nothing"
        frames = f"{self._frames} frames, {self._without_hand} without a hand"
        return f"\nRead: {text}\n{frames}, {skipped} broken and skipped."

    def _read(self, frame: Frame, hands: Sequence[Hand]) -> None:
        self._measure_rate()
        scene, written = self.reader.read(frame, hands)
        self._frame = frame
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
        scene = replace(self._scene, text=self.reader.speller.text)
        return self._screen.draw(self._frame.picture, scene)

    def _show(self, picture: np.ndarray) -> bool:
        action = self.window.show(picture, self._due())
        self._do(action)
        while self._screen.paused and action is not Action.QUIT:
            self._start = None  # what comes after a pause is not late
            action = self._look()
        return action is not Action.QUIT

    def _look(self) -> Action | None:
        """Draws the last frame again and does what a key asks for."""
        action = self.window.show(self._drawn(), time.perf_counter() + LOOK)
        self._do(action)
        return action

    def _due(self) -> float:
        """When the next frame may be shown, a time of `time.perf_counter`."""
        if not self.paced:
            return 0.0
        if self._start is None:
            self._start = time.perf_counter() - self._frame.time
        return self._start + self._frame.time

    def _do(self, action: Action | None) -> None:
        match action:
            case Action.MIRROR:
                self.view.mirrored = not self.view.mirrored
            case Action.SPACE:
                self.end_word()
            case Action.DELETE:
                self.reader.speller.delete()
            case Action.CLEAR:
                self.reader.speller.clear()
            case Action():
                scene = replace(self._scene, text=self.reader.speller.text)
                self._screen.do(action, self._frame.picture, scene)
