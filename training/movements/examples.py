"""Stretches of made scenes with what they are, to train the network on."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from asl_keras.motion import LETTERS
from asl_keras.motion.network import Network
from asl_keras.motion.reader import FEWEST, SECONDS, SHORTEST
from asl_keras.motion.stretch import LEAST_REACH, described, features, reach, resampled
from training.movements.camera import Seen, seen
from training.movements.manner import manner
from training.movements.scenes import Mark, scene

SURE = 0.9  # a stretch that is read rightly with less is a hard one
FRAMES = 4  # of a scene at which stretches end, besides those at which a movement does


class Examples(NamedTuple):
    """Rows of features and their classes."""

    features: np.ndarray
    """float32 (n, 193)."""
    classes: np.ndarray
    """int64 (n,): 0 for neither, then `LETTERS`."""


def made(scenes: Iterable[int], seed: tuple[int, int]) -> Examples:
    """Some stretches of scenes of these numbers: that end with a movement, or at any frame."""
    generators = (np.random.default_rng((*seed, number)) for number in scenes)
    return together(_some(_learnt(rng), rng) for rng in generators)


def hard(scenes: Iterable[int], seed: tuple[int, int], network: Network) -> Examples:
    """The stretches of scenes of these numbers that a network gets wrong, or nearly."""
    generators = (np.random.default_rng((*seed, number)) for number in scenes)
    return together(_hard(_learnt(rng), network) for rng in generators)


def together(found: Iterable[Examples]) -> Examples:
    """The rows of all."""
    return Examples(*(np.concatenate(columns) for columns in zip(*found, strict=True)))


def _learnt(rng: np.random.Generator) -> Seen:
    return seen(scene(rng, manner(rng, "learn")), rng)


def _some(sequence: Seen, rng: np.random.Generator) -> Examples:
    chosen = rng.permutation(len(sequence.times))[:FRAMES]
    near = [row for row, time in enumerate(sequence.times) if _at_end(time, sequence.marks)]
    return of(sequence, np.union1d(chosen, np.array(near[:: max(len(near) // FRAMES, 1)], int)))


def _hard(sequence: Seen, network: Network) -> Examples:
    values, classes = of(sequence, np.arange(len(sequence.times)))
    right = network.probabilities(values)[np.arange(len(classes)), classes]
    return Examples(values[right < SURE], classes[right < SURE])


def of(sequence: Seen, rows: np.ndarray) -> Examples:
    """The stretches that end at some frames, without those that are neither good nor bad.

    They are those of `asl_keras.motion.reader.stretches`, of all frames at once.
    """
    times, frames = sequence.times, described(sequence.landmarks)
    starts = np.maximum(times[rows, np.newaxis] - SECONDS, times[0])
    lasts = np.broadcast_to(rows[:, np.newaxis], starts.shape)
    counts = lasts + 1 - np.searchsorted(times, starts)
    is_first = np.pad(starts[:, :-1] > times[0], ((0, 0), (1, 0)), constant_values=True)
    seen_whole = (times[lasts] - starts >= SHORTEST) & (counts >= FEWEST) & is_first
    starts, lasts = starts[seen_whole], lasts[seen_whole]
    steps = resampled(times, frames, starts, lasts)
    classes = [class_of(*ends, sequence.marks) for ends in zip(starts, times[lasts], strict=True)]
    kept = (reach(steps) >= LEAST_REACH) & np.array([one is not None for one in classes], bool)
    values = features(steps[kept], (times[lasts] - starts)[kept])
    known = [one for one, is_kept in zip(classes, kept, strict=True) if is_kept]
    return Examples(values.astype(np.float32), np.array(known, np.int64))


def class_of(start: float, end: float, marks: tuple[Mark, ...]) -> int | None:
    """What a stretch is; None where one could say either."""
    for letter, begins, ends in marks:
        seconds = ends - begins
        early, late = start - begins, end - ends
        if abs(early) <= 0.3 * seconds + 0.05 and -0.12 * seconds <= late <= 0.25 * seconds + 0.15:
            return LETTERS.index(letter) + 1
        if late > -0.35 * seconds and -1.2 * seconds - 0.2 < early < 0.45 * seconds:
            return None
    return 0


def _at_end(time: float, marks: tuple[Mark, ...]) -> bool:
    return any(
        -0.12 * (mark.end - mark.start) <= time - mark.end <= 0.25 * (mark.end - mark.start) + 0.15
        for mark in marks
    )
