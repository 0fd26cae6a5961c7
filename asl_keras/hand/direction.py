"""Which way a hand points, and which letters point elsewhere than up."""

import numpy as np

from asl_keras.hand.alphabet import ASL, Alphabet
from asl_keras.hand.skeleton import WRIST
from asl_keras.hand.variation import turn

KNUCKLES = (5, 9, 13, 17)
# Of 12 sources the middle nine tenths of the other letters point up to 33 degrees away from up.
UPRIGHT = 40.0  # degrees
SIDEWAYS = "GHPQ"
"""Letters of ASL that point sideways or down."""
ALIKE = "DKRUX"
"""Letters of ASL that those look like once they are turned upright."""


def direction(landmarks: np.ndarray) -> np.ndarray:
    """Where hands (N, 21, 3) point, from the wrist to the knuckles: float64 (N,).

    Degrees clockwise from up, -180 to 180.
    """
    points = landmarks[..., :2].astype(np.float64)
    across, down = (points[:, KNUCKLES].mean(axis=1) - points[:, WRIST]).T
    return np.rad2deg(np.arctan2(across, -down))


def turned_upright(landmarks: np.ndarray) -> np.ndarray:
    """Hands (N, 21, 3), turned about the first landmark so that they point up: float32."""
    angle = np.deg2rad(direction(landmarks))[:, np.newaxis]
    x, y, z = np.moveaxis(landmarks - landmarks[:, :1], 2, 0)
    return np.stack([*turn(x, y, -angle), z], axis=2).astype(np.float32)


def points_sideways(alphabet: Alphabet) -> tuple[np.ndarray, np.ndarray]:
    """Of each label, bool (labels,): whether it may point sideways, or is alike one that does.

    Of another alphabet than ASL nothing is known: all of them may.
    """
    if not set(alphabet.letters) <= set(ASL.labels):
        return np.ones(len(alphabet), bool), np.ones(len(alphabet), bool)
    sideways = np.isin(alphabet.labels, list(SIDEWAYS))
    return sideways, sideways | np.isin(alphabet.labels, list(ALIKE))
