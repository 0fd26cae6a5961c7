"""A practice in a window, and on a terminal."""

import time
from dataclasses import replace

import numpy as np

from asl_keras.live.outputs.canvas import CLOSED, Canvas
from asl_keras.live.practice.keys import KEYS, PracticeAction
from asl_keras.live.practice.overlay import PracticeView, draw_practice
from asl_keras.live.practice.report import hint

LOOK = 0.05  # seconds between two checks of the keyboard at the end


class PracticeWindow:
    """Shows a practice, and reads the user's keys.

    Raises:
        InputError: if there is no screen.
    """

    def __init__(self) -> None:
        self._canvas = Canvas()
        self._help = False
        self._picture: np.ndarray | None = None  # the last one, with nothing drawn on it

    def show(self, view: PracticeView, picture: np.ndarray | None) -> PracticeAction | None:
        """Shows a moment; returns what a key asks for that is not done here.

        Args:
            view: what is shown.
            picture: uint8 (H, W, 3) RGB; None for the last one.
        """
        if picture is not None:
            self._picture = picture
        if self._picture is None:
            return None
        drawn = np.ascontiguousarray(self._picture).copy()
        draw_practice(drawn, replace(view, help=self._help))
        key = self._canvas.show(drawn, time.perf_counter())
        action = PracticeAction.QUIT if key == CLOSED else KEYS.get(key or "")
        if action is PracticeAction.HELP:
            self._help = not self._help
            return None
        return action

    def stay(self, view: PracticeView) -> None:
        """Shows the end until the user quits."""
        while self.show(view, None) is not PracticeAction.QUIT:
            time.sleep(LOOK)

    def close(self) -> None:
        """Closes the window."""
        self._canvas.close()


class PracticeConsole:
    """Prints what to do whenever that changes; takes no keys."""

    def __init__(self) -> None:
        self._told = ""

    def show(self, view: PracticeView, picture: np.ndarray | None) -> None:
        """Prints the word and what to do."""
        step = view.practice.step
        told = f"{step.word}: {hint(step, view.practice.took)}"
        if step.word and told != self._told:
            print(told, flush=True)
            self._told = told

    def stay(self, view: PracticeView) -> None:
        """Nothing is left to show."""

    def close(self) -> None:
        """Nothing is left to do."""
