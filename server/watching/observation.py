"""What the API tells whoever watches it: one hand that was read, or a picture without one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np


@dataclass(frozen=True)
class Observation:
    """One hand that was read, or a picture in which none was found."""

    door: str
    """Where it came in: "recognize", "landmarks" or "live"."""
    model: str
    """Name of the model that answered."""
    version: str
    """The first 12 hexadecimals of the SHA-256 of its file."""
    seconds: Mapping[str, float]
    """By stage: "decode", "hands", "read", "queue"."""
    probabilities: np.ndarray | None = None
    """(classes,) in the model's order; None where no hand was found."""
    accepted: bool = False
    """Whether the best class was taken for a letter."""
    landmarks: np.ndarray | None = None
    """(21, 3) as the model read them; None where no hand was found."""
    handedness: str = ""
    """"Left", "Right", or "" where nothing says."""


class Observer(Protocol):
    """Sees what the API does. It must be quick, and must not raise."""

    def saw(self, observation: Observation) -> None:
        """One hand that was read, or one picture without a hand."""

    def refused(self, door: str, reason: str) -> None:
        """One request that was not read.

        `reason` is "queue", "deadline", "size", "rate", "token" or "invalid".
        """
