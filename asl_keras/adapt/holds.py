"""Hands that are held one after the other in a video, a letter each."""

from collections.abc import Sequence

import numpy as np

from asl_keras.adapt.recording import Frames, Stillness, apart, shape
from asl_keras.errors import InputError

HELD = 0.2  # seconds for which a hand is still
GONE = 0.2  # seconds without a hand between two letters
OTHER = 0.25  # of shapes: the hand shows another letter although it was never gone


class Holds:
    """Finds the periods in which a hand is held still.

    Args:
        most: frames to keep of each.
    """

    def __init__(self, most: int):
        self.starts: list[float] = []
        """When each began, in seconds."""
        self._found: list[Frames] = []
        self._most = most
        self._stillness = Stillness(HELD)
        self._open = False  # the hand that was kept last is still there
        self._seen = 0.0  # when there was a hand

    def see(self, time: float, landmarks: np.ndarray | None, cut: bool = False) -> None:
        """Takes a frame, see `Lesson.see`."""
        if cut or landmarks is None:
            self._stillness.lose()
        self._open = self._open and not cut and time - self._seen < GONE
        if landmarks is None:
            return
        self._seen = time
        if self._stillness.see(time, landmarks):
            if not self._open or self._is_other(landmarks):
                self._found.append(Frames(self._most))
                self.starts.append(time)
                self._open = True
            self._found[-1].offer(time, landmarks)

    def recorded(self, letters: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """All frames, float32 (N, 21, 3), and their letters (N,).

        Args:
            letters: that were shown, in order.

        Raises:
            InputError: if there are more or fewer letters than hands: then nobody knows which is
                which.
        """
        if len(letters) != len(self._found):
            times = ", ".join(f"{start:.1f}" for start in self.starts) or "never"
            raise InputError(
                f"Expected as many `letters` as hands are held still one after the other in the "
                f"`source`. Received: {len(letters)} letters and {len(self._found)} hands (at "
                f"seconds: {times}). Name each hand's letter, or record those that were not seen "
                "anew.",
                *("letters", "source"),
            )
        landmarks = [hand for frames in self._found for hand in frames.landmarks]
        labels = np.repeat(list(letters), [len(frames.landmarks) for frames in self._found])
        return np.array(landmarks, np.float32).reshape(-1, 21, 3), labels

    def _is_other(self, landmarks: np.ndarray) -> bool:
        first = shape(self._found[-1].landmarks[0])
        return apart(first, shape(landmarks)) > OTHER
