"""Options: how long and with which steps a network learns."""

from dataclasses import dataclass

from asl_keras.errors import expect


@dataclass(frozen=True)
class OptimisationOptions:
    """How long and with which steps a network learns."""

    epochs: int = 10
    """Passes over the data, which are repeated where they are less than 50 steps."""
    batch_size: int | None = None
    """Hands in a step (default: what suits the architecture, like the next)."""
    learning_rate: float | None = None
    """At the start; it rises (from scratch, to six times as much) and falls to zero."""

    def __post_init__(self) -> None:
        size, rate = self.batch_size, self.learning_rate
        expect(self.epochs >= 1, "epochs", "at least 1", self.epochs)
        expect(size is None or size >= 2, "batch_size", "at least 2", size)
        expect(rate is None or 0 < rate <= 1, "learning_rate", "in (0, 1]", rate)
