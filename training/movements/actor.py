"""A hand that acts in three dimensions: holds letters, goes from one to the next, draws paths."""

from dataclasses import dataclass, field

import numpy as np

RATE = 60  # moments a second
INDEX, LITTLE = 8, 20


@dataclass
class Actor:
    """One hand over time; each act begins where the last one ended.

    Angles are (yaw, pitch, roll) in radians: about the forearm, towards the camera, in the picture.
    """

    hand: np.ndarray
    angles: np.ndarray
    rng: np.random.Generator
    wrist: np.ndarray = field(default_factory=lambda: np.zeros(2))
    _hands: list[np.ndarray] = field(default_factory=list)
    _angles: list[np.ndarray] = field(default_factory=list)
    _wrists: list[np.ndarray] = field(default_factory=list)

    @property
    def time(self) -> float:
        """Seconds so far."""
        return sum(map(len, self._wrists)) / RATE

    def hold(self, seconds: float) -> None:
        """Stays, nearly."""
        self.go(
            self.hand,
            self.angles + self.rng.normal(0, 0.02, 3),
            self.rng.normal(0, 0.03, 2),
            seconds,
        )

    def go(self, hand: np.ndarray, angles: np.ndarray, step: np.ndarray, seconds: float) -> None:
        """To another shape, turn and place."""
        share = _eased(_count(seconds))
        shapes = self.hand + share[:, None, None] * (hand - self.hand)
        turns = self.angles + share[:, None] * (angles - self.angles)
        bow = np.sin(np.pi * share)[:, None] * self.rng.normal(0, 0.15, 2) * np.linalg.norm(step)
        self._add(shapes, turns, self.wrist + share[:, None] * step + bow)

    def draw(self, path: np.ndarray, tip: int, turns: np.ndarray, seconds: float) -> None:
        """Moves a fingertip along a path (n, 2) while the hand turns (n, 3) on top."""
        places = _paced(_count(seconds), self.rng) * (len(path) - 1)
        shapes = np.repeat(self.hand[None], len(places), axis=0)
        angles = self.angles + _at(turns, places)
        tips = turned(shapes, angles)[:, tip, :2]
        self._add(shapes, angles, self.wrist + tips[0] + _at(path, places) - tips)

    def swing(self, path: np.ndarray, turns: np.ndarray, seconds: float) -> None:
        """Moves the wrist along a path (n, 2) while the hand turns (n, 3)."""
        places = _paced(_count(seconds), self.rng) * (len(path) - 1)
        shapes = np.repeat(self.hand[None], len(places), axis=0)
        self._add(shapes, self.angles + _at(turns, places), self.wrist + _at(path, places))

    def landmarks(self) -> np.ndarray:
        """All moments: float64 (n, 21, 3) in palms, `RATE` a second."""
        hands = turned(np.concatenate(self._hands), np.concatenate(self._angles))
        hands[..., :2] += np.concatenate(self._wrists)[:, None]
        return hands

    def _add(self, hands: np.ndarray, angles: np.ndarray, wrists: np.ndarray) -> None:
        self._hands.append(hands)
        self._angles.append(angles)
        self._wrists.append(wrists)
        self.hand, self.angles, self.wrist = hands[-1], angles[-1], wrists[-1]


def turned(hands: np.ndarray, angles: np.ndarray) -> np.ndarray:
    """Hands (n, 21, 3), each turned by its (yaw, pitch, roll) about the wrist."""
    x, y, z = np.moveaxis(hands, 2, 0)
    (c1, s1), (c2, s2), (c3, s3) = ((np.cos(a)[:, None], np.sin(a)[:, None]) for a in angles.T)
    x, z = c1 * x + s1 * z, c1 * z - s1 * x
    y, z = c2 * y - s2 * z, c2 * z + s2 * y
    x, y = c3 * x - s3 * y, c3 * y + s3 * x
    return np.stack([x, y, z], axis=2)


def _count(seconds: float) -> int:
    return max(round(seconds * RATE), 2)


def _eased(count: int) -> np.ndarray:
    share = np.linspace(0, 1, count)
    return share * share * (3 - 2 * share)


def _paced(count: int, rng: np.random.Generator) -> np.ndarray:
    """0 to 1 in time: even or eased, uneven."""
    share = np.linspace(0, 1, count)
    share = share + rng.uniform(0, 1) * (_eased(count) - share)
    speed = np.gradient(share) * np.exp(
        rng.normal(0, 0.3) * np.sin(2 * np.pi * share + rng.uniform(0, 6))
    )
    paced = np.append(0, np.cumsum(np.maximum(speed, 1e-6))[1:])
    return paced / paced[-1]


def _at(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    rows = np.arange(len(values))
    return np.stack([np.interp(places, rows, column) for column in values.T], axis=1)
