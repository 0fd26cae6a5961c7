"""Where a signer sees a session: in a window, or in lines of a terminal."""

import time
from typing import Protocol

import numpy as np

from asl_keras.live.lesson.keys import KEYS, LessonAction
from asl_keras.live.outputs.canvas import CLOSED, Canvas
from training.collecting.screen import SessionView, draw_session
from training.collecting.words import asked

LAST_LOOK = 1.0  # seconds for which the end is shown


class Shown(Protocol):
    """What shows a session."""

    def show(self, picture: np.ndarray, view: SessionView) -> LessonAction | None:
        """Shows a moment; returns what a key asks for."""

    def close(self) -> None:
        """Ends it."""


class Window:
    """The picture with what to do. Raises InputError if there is no screen."""

    def __init__(self) -> None:
        self._canvas = Canvas()

    def show(self, picture: np.ndarray, view: SessionView) -> LessonAction | None:
        """Shows a moment; returns what a key asks for."""
        drawn = picture.copy()
        draw_session(drawn, view)
        seconds = LAST_LOOK if view.session.take is None else 0.0
        key = self._canvas.show(drawn, time.perf_counter() + seconds)
        return LessonAction.QUIT if key == CLOSED else KEYS.get(key or "")

    def close(self) -> None:
        """Closes the window."""
        self._canvas.close()


class Lines:
    """A line for each view that is asked for; takes no keys."""

    def __init__(self) -> None:
        self._said = ""

    def show(self, picture: np.ndarray, view: SessionView) -> LessonAction | None:
        """Prints what is asked for, once."""
        line = asked(view.session)
        if line != self._said:
            print(line, flush=True)
        self._said = line
        return None

    def close(self) -> None:
        """Nothing is left to do."""
