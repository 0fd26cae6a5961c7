"""One hand, frame by frame: which movement it has made."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from asl_keras.motion import stretch
from asl_keras.motion.movement import LETTERS, Movement
from asl_keras.motion.network import Network, shipped
from asl_keras.motion.trail import drawn, trail

# A stretch may be a fifth longer or shorter than the movement, so these are enough.
SECONDS = (0.3, 0.42, 0.6, 0.85, 1.2, 1.7, 2.4)
SHORTEST = 0.18  # seconds; a recording that begins within the movement
FEWEST = 4  # frames of a stretch

SHOWN = 0.8  # seconds for which the path of a letter is still shown
LOST = 0.3  # seconds without the hand, after which it is gone
FAST = 0.7  # seconds below which a movement is fast


@dataclass(frozen=True)
class Sureness:
    """When a movement is believed."""

    threshold: float = 0.55
    """Least probability."""
    lasting: float = 0.1
    """Seconds for which it must be reached."""
    ending: float = 0.3
    """Least probability at the end of what is seen, of a fast movement: no frame tells more."""
    slow_ending: float = 0.75
    """The same of one that took `FAST` seconds, of which frames before should have told."""

    def is_end(self, movement: Movement) -> bool:
        """Whether it is believed, if no other frame follows."""
        is_fast = movement.end - movement.start < FAST
        return movement.probability >= (self.ending if is_fast else self.slow_ending)


@dataclass(frozen=True)
class _Belief:
    since: float
    best: Movement


class MovementReader:
    """Reads the movements of one hand.

    Example:
        >>> reader = MovementReader()
        >>> movement = reader.update(0.033, hand.landmarks)
    """

    def __init__(self, network: Network | None = None, sureness: Sureness | None = None):
        self._network, self._sureness = network or shipped(), sureness or Sureness()
        self._times: deque[float] = deque()
        self._frames: deque[np.ndarray] = deque()
        self._newest: Movement | None = None
        self._belief: _Belief | None = None
        self._last: Movement | None = None
        self._now = 0.0

    def update(self, time: float, landmarks: np.ndarray | None) -> Movement | None:
        """The movement that is known to have ended, in this frame or shortly before.

        Args:
            time: of the frame in seconds; increases.
            landmarks: (21, 2 or 3), x and y in one unit; None if the hand is not in it.
        """
        self._now, ended = time, None
        if self._times and time - self._times[-1] > LOST:
            ended = self.end()
        if landmarks is None:
            return ended
        self._add(time, landmarks)
        self._newest = self._likeliest()
        return ended or self._believed(time, self._newest)

    def end(self) -> Movement | None:
        """No more frames follow: the movement that the last ones made, if they did."""
        last = self._belief.best if self._belief else self._newest
        return self._known(last if last is not None and self._sureness.is_end(last) else None)

    @property
    def is_waiting(self) -> bool:
        """Whether there are frames from which a movement may come."""
        return bool(self._times)

    @property
    def path(self) -> np.ndarray | None:
        """What the fingertip has drawn lately, float64 (n, 2); None while it can be no letter.

        Of a letter that is known, all of it, for a moment.
        """
        if self._last is not None and self._now - self._last.end < SHOWN:
            return self._last.path
        if not self._times:
            return None
        return trail(np.array(self._times), np.array(self._frames))

    def _add(self, time: float, landmarks: np.ndarray) -> None:
        while self._times and self._times[0] < time - SECONDS[-1]:
            self._times.popleft()
            self._frames.popleft()
        self._times.append(time)
        self._frames.append(stretch.described(landmarks))

    def _likeliest(self) -> Movement | None:
        """Of the stretches that end now."""
        times, frames = np.array(self._times), np.array(self._frames)
        starts, values = stretches(times, frames)
        if not len(starts):
            return None
        probabilities = self._network.probabilities(values)[:, 1:]
        row, place = divmod(int(probabilities.argmax()), len(LETTERS))
        start, letter = float(starts[row]), LETTERS[place]
        path = drawn(frames[times >= start], letter)
        return Movement(letter, start, self._times[-1], float(probabilities[row, place]), path)

    def _believed(self, time: float, likeliest: Movement | None) -> Movement | None:
        if likeliest is None or likeliest.probability < self._sureness.threshold:
            self._belief = None
            return None
        belief = self._belief
        if belief is None or belief.best.letter != likeliest.letter:
            belief = _Belief(time, likeliest)
        elif likeliest.probability > belief.best.probability:
            belief = _Belief(belief.since, likeliest)
        self._belief = belief
        if time - belief.since < self._sureness.lasting:
            return None
        return self._known(belief.best)

    def _known(self, movement: Movement | None) -> Movement | None:
        """Begins anew: what was drawn is not looked at again."""
        self._times.clear()
        self._frames.clear()
        self._newest = self._belief = None
        self._last = movement or self._last
        return movement


def stretches(times: np.ndarray, frames: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Starts (k,) and features (k, 193) of the stretches that end now and draw something.

    Args:
        times: float64 (n,), increasing.
        frames: float64 (n, 16), see `stretch.described`.
    """
    starts = _starts(times)
    if not len(starts):
        return starts, np.empty((0, stretch.FEATURES))
    steps = stretch.resampled(times, frames, starts, np.full(len(starts), len(times) - 1))
    moves = stretch.reach(steps) >= stretch.LEAST_REACH
    starts, steps = starts[moves], steps[moves]
    return starts, stretch.features(steps, times[-1] - starts)


def _starts(times: np.ndarray) -> np.ndarray:
    """Of stretches of all lengths that are seen; the longest may begin with the first frame."""
    starts: list[float] = []
    for seconds in SECONDS:
        start = max(times[-1] - seconds, times[0])
        if times[-1] - start >= SHORTEST and (times >= start).sum() >= FEWEST:
            starts.append(float(start))
        if start == times[0]:
            break
    return np.array(starts)
