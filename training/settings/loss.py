"""Options: what a wrong reading costs."""

from dataclasses import dataclass
from typing import Literal

from asl_keras.errors import expect


@dataclass(frozen=True)
class LossOptions:
    """What a wrong reading costs."""

    label_smoothing: float = 0.0
    """Share of the truth that all labels have alike, such as 0.1; losses that are shown have it."""
    class_weights: Literal["none", "balanced"] = "none"
    """Count each label evenly in training, or each hand."""

    def __post_init__(self) -> None:
        fits = 0 <= self.label_smoothing < 1
        expect(fits, "label_smoothing", "at least 0 and below 1", self.label_smoothing)
