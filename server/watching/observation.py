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
    source: str = ""
    """The request or the connection that it came with, in whatever words; "" where nothing says.
    Hands of one source are taken for hands of one person."""


class Observer(Protocol):
    """Sees what the API does. It is quick, raises nothing, and may be called from any thread."""

    def saw(self, observation: Observation) -> None:
        """One hand that was read, or one picture without a hand."""

    def refused(self, door: str, reason: str) -> None:
        """One request that was not read.

        `reason` is "queue", "deadline", "size", "rate", "token", "invalid", "store" or "room".
        """

    def answered(self, door: str, status: int, seconds: float) -> None:
        """One request was answered, with this HTTP status, after so many seconds in all."""

    def waiting(self, count: int) -> None:
        """So many requests are in the queue now."""


class Blind:
    """An observer for whom nothing counts."""

    def saw(self, observation: Observation) -> None:
        """Nothing."""

    def refused(self, door: str, reason: str) -> None:
        """Nothing."""

    def answered(self, door: str, status: int, seconds: float) -> None:
        """Nothing."""

    def waiting(self, count: int) -> None:
        """Nothing."""
