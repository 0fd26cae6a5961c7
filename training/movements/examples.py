"""Stretches of made scenes with what they are, to train the network on."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from asl_keras.motion import LETTERS
from asl_keras.motion.network import Network
from asl_keras.motion.reader import stretches
from asl_keras.motion.stretch import FEATURES, described
from training.movements.camera import Seen, seen
from training.movements.scenes import Mark, scene

Example = tuple[np.ndarray, int]
SURE = 0.9  # a stretch that is read rightly with less is a hard one
FRAMES = 6  # of a scene at which stretches end, besides those at which a movement does


class Examples(NamedTuple):
    """Rows of features and their classes."""

    features: np.ndarray
    """float32 (n, 193)."""
    classes: np.ndarray
    """int64 (n,): 0 for neither, then `LETTERS`."""


def made(scenes: int, seed: int | tuple[int, ...]) -> Examples:
    """The stretches of so many scenes."""
    rng = np.random.default_rng(seed)
    rows = [row for _ in range(scenes) for row in some(seen(scene(rng), rng), rng)]
    values, classes = zip(*rows, strict=True)
    return Examples(np.array(values, np.float32), np.array(classes, np.int64))


def hard(scenes: int, seed: int | tuple[int, ...], network: Network) -> Examples:
    """The stretches of so many scenes that a network gets wrong, or nearly."""
    rng = np.random.default_rng(seed)
    found = [_hard(seen(scene(rng), rng), network) for _ in range(scenes)]
    return Examples(*(np.concatenate(columns) for columns in zip(*found, strict=True)))


def _hard(sequence: Seen, network: Network) -> Examples:
    rows = list(of(sequence, range(len(sequence.times))))
    values = np.array([value for value, _ in rows], np.float32).reshape(-1, FEATURES)
    classes = np.array([kind for _, kind in rows], np.int64)
    right = network.probabilities(values)[np.arange(len(rows)), classes]
    return Examples(values[right < SURE], classes[right < SURE])


def joined(one: Examples, other: Examples) -> Examples:
    """The rows of both."""
    return Examples(*(np.concatenate(pair) for pair in zip(one, other, strict=True)))


def some(sequence: Seen, rng: np.random.Generator) -> Iterator[Example]:
    """Those that end at a few frames, and at those at which a movement does."""
    chosen = rng.permutation(len(sequence.times))[:FRAMES]
    near = [row for row, time in enumerate(sequence.times) if _at_end(time, sequence.marks)]
    return of(sequence, np.union1d(chosen, np.array(near[:: max(len(near) // FRAMES, 1)], int)))


def of(sequence: Seen, rows: Iterable[int]) -> Iterator[Example]:
    """The stretches that end at some frames, without those that are neither good nor bad."""
    frames = np.array([described(hand) for hand in sequence.landmarks])
    for row in rows:
        end = sequence.times[row]
        starts, values = stretches(sequence.times[: row + 1], frames[: row + 1])
        for start, value in zip(starts, values, strict=True):
            kind = class_of(start, end, sequence.marks)
            if kind is not None:
                yield value, kind


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
