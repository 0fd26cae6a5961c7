"""Shows the annotated pictures in a window, at their times, and reads the user's keys."""

import time

from asl_keras.live.actions import Action, Asked, Correct, action_of
from asl_keras.live.outputs.annotator import Annotator
from asl_keras.live.outputs.canvas import CLOSED, Canvas
from asl_keras.live.outputs.output import Moment
from asl_keras.live.outputs.question import Question

LOOK = 0.05  # seconds between two checks of the keyboard while nothing moves
UNANSWERED = {"escape", CLOSED}
OF_THE_SCREEN = {Action.PAUSE, Action.MASK, Action.HELP, Action.SNAPSHOT}


class Window:
    """An output that the user sees, and acts on.

    Args:
        annotator: draws what is shown.
        paced: frames are shown at their times, not as fast as they come.

    Raises:
        InputError: if there is no screen.
    """

    def __init__(self, annotator: Annotator, paced: bool):
        self._annotator, self._paced = annotator, paced
        self._canvas = Canvas()
        self._start: float | None = None  # when the frame with the time 0 was due
        self._left = False  # the user is gone: what follows is not shown

    def write(self, moment: Moment) -> Asked | None:
        """Shows a moment until the next is due, after a pause, or for as long as the user stays.

        Returns:
            What a key asks for that is not done here.
        """
        frame = self._annotator.annotated(moment)
        if frame is None or self._left:
            return None
        try:
            asked = self._do(self._canvas.show(frame.picture, self._due(moment)), moment)
            while asked is None and self._waits(moment):
                asked = self._do(self._look(), moment)
        except KeyboardInterrupt:  # ends a pause, too
            self._left = True
            raise
        self._left = asked is Action.QUIT
        return asked

    def close(self) -> None:
        """Closes the window."""
        self._canvas.close()

    def _look(self) -> str | None:
        """Shows the last moment for a little longer; returns a key."""
        return self._canvas.show(self._annotator.again().picture, time.perf_counter() + LOOK)

    def _do(self, key: str | None, moment: Moment) -> Asked | None:
        """Does the screen's part of what a key asks for and returns what is left of it."""
        action = Action.QUIT if key == CLOSED else action_of(key)
        if action is Action.TEACH and moment.scene.last:
            return self._ask(Question(moment.scene.last, moment.scene.letters))
        if isinstance(action, Action) and action in OF_THE_SCREEN:
            self._annotator.do(action)
            return None
        return action

    def _ask(self, question: Question) -> Asked | None:
        """Which letter the last one should have been; meanwhile nothing moves."""
        self._annotator.question = question.text
        try:
            while (key := self._look()) not in UNANSWERED:
                letter = question.press(key)
                if letter is not None:
                    return Correct(letter)
                self._annotator.question = question.text
        finally:
            self._annotator.question = None
            self._start = None  # what comes after a pause is not late
        return Action.QUIT if key == CLOSED else None

    def _waits(self, moment: Moment) -> bool:
        paused = self._annotator.screen.paused
        if paused:
            self._start = None  # what comes after a pause is not late
        return paused or moment.last

    def _due(self, moment: Moment) -> float:
        """When what follows may be shown, a time of `time.perf_counter`."""
        if not self._paced or moment.frame is None:
            return 0.0
        if self._start is None:
            self._start = time.perf_counter() - moment.frame.time
        return self._start + moment.frame.time
