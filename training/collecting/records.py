"""What a session goes through, how much it records, and what comes of it."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from training.collecting.takes import Take, View


class Phase(Enum):
    """What happens now."""

    ASK = "no hand is seen yet"
    COUNT = "the hand gets ready"
    RECORD = "frames are kept"
    END = "nothing is left"


@dataclass(frozen=True)
class Rules:
    """How much is recorded, and when."""

    views: tuple[View, ...] = tuple(View)
    frames: int = 4
    """Of each view."""
    countdown: float = 3.0
    """Seconds before the first view of a letter."""


@dataclass(frozen=True)
class Row:
    """A frame that is kept."""

    landmarks: np.ndarray
    """float32 (21, 3) in pixels."""
    handedness: str
    time: float
    """Seconds since the first of the take."""
    picture: np.ndarray | None = None
    """uint8 (H, W, 3) RGB, where pictures are asked for."""


@dataclass(frozen=True)
class Recorded:
    """A take that is complete."""

    place: int
    """Of the take among all; that of one that was recorded before if it was done anew."""
    take: Take
    rows: tuple[Row, ...]
