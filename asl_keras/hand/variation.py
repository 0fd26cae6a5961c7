"""How hands vary: one hand as other signers would show it to other cameras."""

from dataclasses import dataclass

import numpy as np

from asl_keras.hand.skeleton import LANDMARK_COUNT

# Of pictures of hands, for which no landmarks are known.
# U and H, K and P, G and Q are pairs of one hand shape, a quarter turn apart; signers differ by up
# to 30 degrees. A greater rotation would teach the model that the letters of a pair are the same.
ROTATION = 15.0  # degrees
ZOOM = 0.1
SHIFT = 0.1  # of the side


@dataclass(frozen=True)
class Variation:
    """How hands vary beyond the pose model; the defaults were chosen on signers left out of it.

    Angles are in degrees, uniform within +-angle. Lengths are relative; `bone`, `aspect`, `shear`
    and `noise` are standard deviations.
    """

    blend: float = 0.5  # share of hands between two signers' ways of making the letter
    bone: float = 0.05  # of the logarithm of a bone's length, and of a whole finger's
    yaw: float = 30.0
    pitch: float = 30.0
    roll: float = 20.0
    perspective: float = 0.2  # size of the hand over its distance from the camera, at most
    aspect: float = 0.12  # of the logarithm of width over height: cameras and resized pictures
    shear: float = 0.1
    noise: float = 0.01  # of each landmark, in units of the hand's size


def centred(landmarks: np.ndarray) -> np.ndarray:
    """Landmarks (N, 21, 3) with their mean at 0 and a root mean square distance of 1 in x, y."""
    hands = landmarks - landmarks.mean(axis=1, keepdims=True)
    square = (hands[..., :2] ** 2).sum(axis=2).mean(axis=1)
    return hands / np.sqrt(square)[:, None, None]


@dataclass(frozen=True, eq=False)
class Changes:
    """What is done to each of N hands: float32 (N, 1), angles in radians."""

    yaw: np.ndarray
    pitch: np.ndarray
    roll: np.ndarray
    """Clockwise in the picture."""
    perspective: np.ndarray
    aspect: np.ndarray
    """Of the logarithm of width over height."""
    shear: np.ndarray
    side: np.ndarray
    """-1 for a mirrored hand, else 1."""
    noise: np.ndarray
    """(N, 21, 3), of each landmark."""

    @classmethod
    def drawn(cls, count: int, rng: np.random.Generator, variation: Variation) -> "Changes":
        """Those of so many hands, at random; a resumed run needs the draws in this order."""

        def angle(limit: float) -> np.ndarray:
            return np.deg2rad(rng.uniform(-limit, limit, (count, 1))).astype(np.float32)

        def gaussian(spread: float) -> np.ndarray:
            return spread * rng.standard_normal((count, 1), np.float32)

        yaw, pitch = angle(variation.yaw), angle(variation.pitch)
        perspective = variation.perspective * rng.random((count, 1), np.float32)
        aspect, shear = gaussian(variation.aspect), gaussian(variation.shear)
        roll = angle(variation.roll)
        side = np.where(rng.random((count, 1)) < 0.5, np.float32(-1), np.float32(1))
        noise = variation.noise * rng.standard_normal((count, LANDMARK_COUNT, 3), np.float32)
        return cls(yaw, pitch, roll, perspective, aspect, shear, side, noise)


def vary(
    hands: np.ndarray, rng: np.random.Generator, variation: Variation | None = None
) -> np.ndarray:
    """Hands (N, 21, 3) as a camera sees them from somewhere else, with a landmarker's errors.

    Left and right are equally likely. The result is centred and of unit size before it is turned; a
    hand whose z is NaN is taken as flat.
    """
    return changed(hands, Changes.drawn(len(hands), rng, variation or Variation()))


def changed(hands: np.ndarray, changes: Changes) -> np.ndarray:
    """Hands (N, 21, 3), centred, each with its changes: float32 (N, 21, 3)."""
    x, y, z = np.moveaxis(centred(np.nan_to_num(hands)).astype(np.float32), 2, 0)
    x, z = turn(x, z, changes.yaw)
    y, z = turn(y, z, changes.pitch)
    nearness = 1 / (1 + changes.perspective * z)
    x = x * nearness * np.exp(changes.aspect)
    y = y * nearness
    x, y = turn(x + changes.shear * y, y, changes.roll)
    return np.stack([x * changes.side, y, z], axis=2) + changes.noise


def turn(a: np.ndarray, b: np.ndarray, angle: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Coordinates along two axes (N, 21), turned by an angle (N, 1) in radians from `a` to `b`."""
    cosine, sine = np.cos(angle), np.sin(angle)
    return cosine * a - sine * b, sine * a + cosine * b
