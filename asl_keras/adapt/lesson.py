"""A lesson: letters one after the other, a few good frames of each, from a camera."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from asl_keras.adapt.recording import STILL, Frames, Stillness, apart, shape

STEADY = 0.5  # seconds for which a hand must be still: it rests on its way, too
READY = 1.0  # seconds to read which letter is next
ANEW = 4.0  # seconds after which the next letter may look like the last


class Hint(Enum):
    """What the signer is to do now; its value is what is shown."""

    SHOW = "Show this letter"
    HOLD = "Hold it still"
    VARY = "Good. Turn and move the hand a little"
    CHANGE = "Well done. Now the next letter"
    END = "That was the last letter"


@dataclass(frozen=True)
class Step:
    """Where a lesson is."""

    letter: str | None
    """To sign now; None at the end."""
    recorded: int
    """Frames of it."""
    wanted: int
    """Frames of it, in all."""
    hint: Hint


class Lesson:
    """Asks for letters, and keeps frames of a hand that holds still.

    Args:
        letters: in the order in which they are asked for.
        wanted: frames of each.
    """

    def __init__(self, letters: Sequence[str], wanted: int):
        self.letters, self._wanted = tuple(letters), wanted
        self._frames = [Frames(wanted) for _ in letters]
        self._place = 0
        self._stillness = Stillness(STEADY)
        self._asked: float | None = None  # when this letter was first asked for
        self._last: np.ndarray | None = None  # the shape of the letter before
        self._hint = Hint.SHOW

    @property
    def step(self) -> Step:
        """Where it is."""
        if self._place == len(self.letters):
            return Step(None, 0, self._wanted, Hint.END)
        recorded = len(self._frames[self._place].landmarks)
        return Step(self.letters[self._place], recorded, self._wanted, self._hint)

    @property
    def place(self) -> int:
        """How many letters are over."""
        return self._place

    def counts(self) -> list[int]:
        """The frames of each letter."""
        return [len(frames.landmarks) for frames in self._frames]

    def recorded(self) -> tuple[np.ndarray, np.ndarray]:
        """All frames, float32 (N, 21, 3), and their letters (N,), in the order of the lesson."""
        landmarks = [hand for frames in self._frames for hand in frames.landmarks]
        labels = np.repeat(self.letters, self.counts())
        return np.array(landmarks, np.float32).reshape(-1, 21, 3), labels

    def see(self, time: float, landmarks: np.ndarray | None, cut: bool = False) -> None:
        """Takes a frame.

        Args:
            time: in seconds; never decreases.
            landmarks: (21, 3) of the hand; None if there is none.
            cut: the frame does not follow from the one before.
        """
        if self._place == len(self.letters):
            return
        if self._asked is None:
            self._asked = time
        if cut or landmarks is None:
            self._stillness.lose()
        if landmarks is None:
            self._last, self._hint = None, Hint.SHOW
            return
        still = self._stillness.see(time, landmarks)
        if self._is_the_last(time - self._asked, landmarks):
            self._hint = Hint.CHANGE
        elif not still or time - self._asked < READY:
            self._hint = Hint.HOLD
        else:
            self._keep(time, landmarks)

    def skip(self) -> None:
        """Goes on to the next letter; what was recorded of this one stays."""
        self._go(min(self._place + 1, len(self.letters)))

    def back(self) -> None:
        """Begins this letter anew, or the one before where this has no frame yet."""
        at = self._place
        if at == len(self.letters) or (at and not self._frames[at].landmarks):
            at = max(at - 1, 0)
        self._frames[at] = Frames(self._wanted)
        self._go(at)

    def _go(self, place: int) -> None:
        self._place, self._hint, self._last, self._asked = place, Hint.SHOW, None, None
        self._stillness.lose()

    def _is_the_last(self, waited: float, landmarks: np.ndarray) -> bool:
        """Whether the hand still shows the letter before, so many seconds after the question."""
        if self._last is None:
            return False
        if waited >= ANEW or apart(self._last, shape(landmarks)) > STILL:
            self._last = None
        return self._last is not None

    def _keep(self, time: float, landmarks: np.ndarray) -> None:
        frames = self._frames[self._place]
        self._hint = Hint.VARY
        frames.offer(time, landmarks)
        if frames.full:
            self._go(self._place + 1)
            self._last, self._hint = shape(landmarks), Hint.CHANGE
