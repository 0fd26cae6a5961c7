"""A lesson in a window: shows the camera's picture with what to do, and reads the user's keys."""

import time
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import replace

import numpy as np

from asl_keras.adapt.lesson import Lesson
from asl_keras.frames import FrameSource
from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.live.lesson.hands import nearest
from asl_keras.live.lesson.keys import KEYS, LessonAction
from asl_keras.live.lesson.overlay import LessonView, draw_lesson
from asl_keras.live.outputs.canvas import CLOSED, Canvas
from asl_keras.live.watch import View, watch

LAST_LOOK = 0.7  # seconds for which the end is shown


class LessonWindow:
    """Shows lessons one after the other in one window.

    Args:
        view: how frames are looked at.
        examples: show how somebody else signs the letters, in ASL.

    Raises:
        InputError: if there is no screen.
    """

    def __init__(self, view: View, examples: bool = True):
        self._canvas, self._examples = Canvas(), examples
        self._view = view
        self._help = False
        self._picture: np.ndarray | None = None  # the last one, with nothing drawn on it

    def teach(self, lesson: Lesson, source: FrameSource, landmarker: Landmarker) -> bool:
        """Shows a lesson until its end; False if the user ended it before, with Ctrl-C, too."""
        with closing(watch(source, landmarker, self._view)) as stream, suppress(KeyboardInterrupt):
            return self._run(lesson, stream, source)
        return False

    def close(self) -> None:
        """Closes the window."""
        self._canvas.close()

    def _run(
        self,
        lesson: Lesson,
        stream: Iterable[tuple[Frame, Sequence[Hand]] | None],
        source: FrameSource,
    ) -> bool:
        shown = LessonView(lesson, examples=self._examples)
        for item in stream:
            hand = shown.hand
            if item is not None:
                frame, hands = item
                hand = nearest(hands)
                lesson.see(frame.time, hand.landmarks if hand else None, frame.cut)
                self._picture = frame.picture
            shown = replace(shown, hand=hand, trouble=source.trouble, help=self._help)
            action = self._show(shown)
            if action is LessonAction.QUIT:
                return False
            self._do(action, lesson)
            if lesson.step.letter is None:
                self._show(shown, LAST_LOOK)
                return True
        return False

    def _show(self, shown: LessonView, seconds: float = 0.0) -> LessonAction | None:
        """Shows a moment; returns what a key asks for."""
        if self._picture is None:
            return None
        picture = self._picture.copy()
        draw_lesson(picture, shown)
        key = self._canvas.show(picture, time.perf_counter() + seconds)
        return LessonAction.QUIT if key == CLOSED else KEYS.get(key or "")

    def _do(self, action: LessonAction | None, lesson: Lesson) -> None:
        match action:
            case LessonAction.SKIP:
                lesson.skip()
            case LessonAction.BACK:
                lesson.back()
            case LessonAction.MIRROR:
                self._view.mirrored = not self._view.mirrored
            case LessonAction.HELP:
                self._help = not self._help
