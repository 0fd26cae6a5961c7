"""Options: how long and with which steps a network learns."""

from dataclasses import dataclass
from typing import Literal

from asl_keras.errors import InputError, expect

ONECYCLE_WARMUP = 0.1
ADAMW_DECAY = 0.01
SGD_MOMENTUM = 0.9


@dataclass(frozen=True)
class OptimisationOptions:
    """How long and with which steps a network learns."""

    epochs: int = 10
    """Passes over the data, which are repeated where they are less than 50 steps."""
    batch_size: int | None = None
    """Hands in a step (default: what suits the architecture, like the next)."""
    learning_rate: float | None = None
    """At the start, before it follows the schedule; sgd begins at ten times what suits."""
    schedule: Literal["constant", "step", "cosine", "plateau", "onecycle"] = "onecycle"
    """How the rate changes: not; to a tenth after half and again after three quarters of the steps;
    to zero; to a tenth after each 2 epochs without a better validation loss; or (from scratch, to
    six times as much) up and then to zero."""
    warmup: float | None = None
    """Share of the steps in which the rate rises (default: 0.1 of onecycle, 0 of the others)."""
    optimizer: Literal["adamw", "adam", "sgd"] = "adamw"
    """What makes steps of gradients."""
    momentum: float | None = None
    """Of sgd (default: 0.9)."""
    weight_decay: float | None = None
    """Share of the weights, times the learning rate, that a step takes away, not of biases and
    normalisation (default: 0.01 of adamw, 0 of sgd; adam has none)."""
    clip_norm: float | None = None
    """Scale gradients down to this length, all weights' together (default: as they are)."""
    ema: float | None = None
    """Validate and keep an average of the weights, of which each step leaves this share, such as
    0.99 (default: the weights themselves)."""
    statistics: Literal["precise", "moving"] = "precise"
    """Validate and keep batch normalisation with statistics of the weights as they are then, or
    with moving averages over the last steps, which are wrong where weights change fast."""

    def __post_init__(self) -> None:
        size, rate = self.batch_size, self.learning_rate
        expect(self.epochs >= 1, "epochs", "at least 1", self.epochs)
        expect(size is None or size >= 2, "batch_size", "at least 2", size)
        expect(rate is None or 0 < rate <= 1, "learning_rate", "in (0, 1]", rate)
        self._expect_shares()
        clip = self.clip_norm
        expect(clip is None or 0 < clip < float("inf"), "clip_norm", "above 0", clip)
        self._expect_no_contradiction()

    def _expect_shares(self) -> None:
        for field, most in (("warmup", 0.9), ("momentum", 0.999), ("weight_decay", 1.0)):
            share = getattr(self, field)
            expect(share is None or 0 <= share <= most, field, f"from 0 to {most}", share)
        expect(self.ema is None or 0 < self.ema < 1, "ema", "between 0 and 1", self.ema)

    def _expect_no_contradiction(self) -> None:
        for field, other, fitting in (
            ("momentum", "optimizer", ("sgd",)),
            ("weight_decay", "optimizer", ("adamw", "sgd")),
            ("warmup", "schedule", ("constant", "step", "cosine", "onecycle")),
            ("ema", "statistics", ("precise",)),
        ):
            if getattr(self, field) is not None and getattr(self, other) not in fitting:
                raise InputError(
                    f"Expected `{field}` with `{other}` {' or '.join(fitting)} alone. Received: "
                    f"`{field}` {getattr(self, field)} and `{other}` {getattr(self, other)}. Leave "
                    "one of them out.",
                    field,
                    other,
                )

    @property
    def rising(self) -> float:
        """The share of the steps in which the rate rises."""
        default = ONECYCLE_WARMUP if self.schedule == "onecycle" else 0.0
        return default if self.warmup is None else self.warmup

    @property
    def decay(self) -> float:
        """The weight decay."""
        default = ADAMW_DECAY if self.optimizer == "adamw" else 0.0
        return default if self.weight_decay is None else self.weight_decay
