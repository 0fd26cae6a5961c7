"""Options: when training ends early, and which epoch is kept."""

from dataclasses import dataclass
from typing import Literal

from asl_keras.errors import expect

Measure = Literal["val_loss", "val_accuracy"]


@dataclass(frozen=True)
class StoppingOptions:
    """When training ends early, and which epoch is kept."""

    patience: int = 5
    """End after so many epochs without a better one; 0 ends it never. Epochs in which the rate
    rises do not count."""
    stop_on: Measure = "val_loss"
    """What makes an epoch better, on the validation part; the best is kept."""

    def __post_init__(self) -> None:
        expect(self.patience >= 0, "patience", "at least 0", self.patience)
