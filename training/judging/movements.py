"""What a reader of movements finds in clips: recall of each letter, and false ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from asl_keras.data.sequences import Sequence
from asl_keras.motion import LETTERS, Movement, MovementReader
from asl_keras.motion.reader import LOST

LATE = 0.5  # seconds after a movement in which it may still be found


@dataclass(frozen=True)
class LetterFigures:
    """Of one letter."""

    movements: int
    """That were made."""
    found: int
    false: int
    """That were read where none was."""

    @property
    def recall(self) -> float | None:
        """Share of the movements that were found; None without any."""
        return self.found / self.movements if self.movements else None


@dataclass(frozen=True)
class MovementFigures:
    """Of all clips."""

    letters: dict[str, LetterFigures]
    clips: int
    minutes: float
    """In which a hand was watched."""

    @property
    def false(self) -> int:
        """Of all letters."""
        return sum(one.false for one in self.letters.values())

    @property
    def false_per_minute(self) -> float:
        """Of all clips, those with movements among them."""
        return self.false / self.minutes


def judge(clips: Iterable[Sequence]) -> MovementFigures:
    """Reads each clip anew and counts."""
    movements, found, false = (dict.fromkeys(LETTERS, 0) for _ in range(3))
    count, seconds = 0, 0.0
    for clip in clips:
        count, seconds = count + 1, seconds + watched(clip)
        left = list(runs(clip))
        for letter, _, _ in left:
            movements[letter] += 1
        for movement in read(clip):
            right = next((run for run in left if _is(movement, run)), None)
            (found if right else false)[movement.letter] += 1
            if right:
                left.remove(right)
    figures = {
        letter: LetterFigures(movements[letter], found[letter], false[letter]) for letter in LETTERS
    }
    return MovementFigures(figures, count, max(seconds, 1e-9) / 60)


def watched(clip: Sequence) -> float:
    """Seconds in which a hand was there, its last frame included.

    Where it is away nothing can be read, so a gap counts until the reader takes the hand as gone.
    """
    steps = np.diff(clip.times)
    usual = float(np.median(steps)) if len(steps) else 0.0
    return float(np.minimum(steps, max(LOST, usual)).sum()) + usual


def read(clip: Sequence) -> Iterator[Movement]:
    """The movements that are read in a clip."""
    reader = MovementReader()
    for time, landmarks in zip(clip.times.tolist(), clip.landmarks, strict=True):
        movement = reader.update(time, landmarks)
        if movement is not None:
            yield movement
    movement = reader.end()
    if movement is not None:
        yield movement


def runs(clip: Sequence) -> Iterator[tuple[str, float, float]]:
    """Each movement that a clip shows: its letter, start and end in seconds. A j is a J."""
    labels = np.char.upper(clip.labels)
    starts = np.append(0, np.flatnonzero(labels[1:] != labels[:-1]) + 1)
    for start, end in zip(starts, [*starts[1:], len(labels)], strict=True):
        if labels[start] in LETTERS:
            yield str(labels[start]), float(clip.times[start]), float(clip.times[end - 1])


def _is(movement: Movement, run: tuple[str, float, float]) -> bool:
    letter, start, end = run
    return movement.letter == letter and movement.start < end and start < movement.end <= end + LATE
