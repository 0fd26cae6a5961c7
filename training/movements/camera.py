"""What a camera and a landmarker make of a scene: frames at some rate, with their faults."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from asl_keras.hand.skeleton import FINGERS
from training.movements.actor import RATE
from training.movements.scenes import Mark, Scene

FAST = 3.0  # palms a second, from which fingers blur
FEWEST = 6  # frames of a movement: of fewer nobody could tell what was drawn


@dataclass(frozen=True)
class Faults:
    """How bad cameras are."""

    rates: tuple[float, float] = (8.0, 30.0)
    """Frames a second, from and to."""
    noise: float = 0.03
    """Of a landmark, in palms, at most."""
    wobble: float = 0.25
    """Of the camera, in palms, at most."""
    dropped: float = 0.15
    """Share of frames without a hand, at most."""
    blurred: float = 0.5
    """Share of fast frames whose fingers are guessed, at most."""
    cut: float = 0.1
    """Share of a movement that is missing at either end, at most."""


class Seen(NamedTuple):
    """A sequence of frames."""

    times: np.ndarray
    """float64 (n,), seconds, increasing."""
    landmarks: np.ndarray
    """float32 (n, 21, 3)."""
    marks: tuple[Mark, ...]


def seen(scene: Scene, rng: np.random.Generator, faults: Faults | None = None) -> Seen:
    """The frames of a scene, at least 4."""
    faults = faults or Faults()
    shortest = min((mark.end - mark.start for mark in scene.marks), default=np.inf)
    slowest = min(max(faults.rates[0], FEWEST / shortest), faults.rates[1])
    times = _times(len(scene.landmarks) / RATE, (slowest, faults.rates[1]), rng)
    rows = np.minimum((times * RATE).astype(int), len(scene.landmarks) - 1)
    hands = scene.landmarks[rows].copy()
    hands = _blurred(hands, times, rng, faults)
    hands[..., :2] += _wobble(times, rng, scene.wobble * faults.wobble)[:, None]
    hands += rng.normal(0, rng.uniform(0.2, 1) * faults.noise, hands.shape)
    hands[..., 0] *= np.exp(rng.normal(0, 0.12))
    hands[..., :2] = _leant(hands[..., :2], rng)
    kept, marks = _cut(times, scene.marks, rng, faults)
    kept &= ~_dropped(len(times), rng, faults)
    if kept.sum() < 4:
        kept[:] = True
    return Seen(times[kept], hands[kept].astype(np.float32), marks)


def _times(seconds: float, rates: tuple[float, float], rng: np.random.Generator) -> np.ndarray:
    rate = np.exp(rng.uniform(*np.log(rates)))
    count = max(int(seconds * rate), 4)
    jitter = rng.choice([0, 0.3]) * rng.uniform(-1, 1, count)
    return np.maximum.accumulate((np.arange(count) + 0.5 + 0.5 * jitter) / rate)


def _blurred(
    hands: np.ndarray, times: np.ndarray, rng: np.random.Generator, faults: Faults
) -> np.ndarray:
    """Of fast frames, some fingers are nearer to the palm or lag behind."""
    step = np.linalg.norm(np.diff(hands[:, :, :2].mean(axis=1), axis=0), axis=1)
    speed = np.append(0, step / np.maximum(np.diff(times), 1e-3))
    guessed = (speed > FAST) & (rng.random(len(hands)) < rng.uniform(0, faults.blurred))
    for row in np.flatnonzero(guessed):
        for joints in FINGERS.values():
            share, root = rng.uniform(0, 0.8), hands[row, joints[0]]
            away = root + rng.normal(0, 0.35, (len(joints), 3)) * [1, 1, 0.3]
            chosen = list(joints)
            hands[row, chosen] += share * (away - hands[row, chosen])
    return hands


def _wobble(times: np.ndarray, rng: np.random.Generator, size: float) -> np.ndarray:
    beats = rng.uniform(0.2, 1.5, 2)
    return size * np.sin(2 * np.pi * beats * times[:, None] + rng.uniform(0, 6, 2))


def _leant(points: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A camera that is not upright."""
    angle = np.deg2rad(rng.normal(0, 5))
    cosine, sine = np.cos(angle), np.sin(angle)
    return points @ np.array([[cosine, sine], [-sine, cosine]])


def _dropped(count: int, rng: np.random.Generator, faults: Faults) -> np.ndarray:
    return rng.random(count) < rng.choice([0, rng.uniform(0, faults.dropped)])


def _cut(
    times: np.ndarray, marks: tuple[Mark, ...], rng: np.random.Generator, faults: Faults
) -> tuple[np.ndarray, tuple[Mark, ...]]:
    """Some recordings begin and end within the movement."""
    kept = np.ones(len(times), bool)
    if not marks or rng.random() > 0.25:
        return kept, marks
    letter, start, end = marks[0]
    lost = (end - start) * rng.uniform(0, faults.cut, 2)
    kept = (times >= start + lost[0]) & (times <= end - lost[1])
    return kept, (Mark(letter, start + lost[0], end - lost[1]),)
