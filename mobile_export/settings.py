"""What an export promises of every variant, and what it finds out for its user."""

from collections.abc import Callable
from dataclasses import dataclass

from asl_keras.errors import expect
from asl_keras.inference.calibration import expect_temperature


@dataclass(frozen=True)
class ExportSettings:
    """The limits that variants are held to. Raises InputError for what is no share."""

    max_drop: float = 0.01
    """Accuracy that a variant may lose; with more it is rejected."""
    false_accept_rate: float = 0.05
    """Share that a threshold may let pass: of hands labelled none, if --data has some and the model
    knows them, as any letter; else of all hands as a wrong letter."""
    threshold: float | None = None
    """Least probability of a letter that is accepted (default: as --false-accept-rate says)."""
    temperature: float | None = None
    """That calibrates (default: fitted if --data has hands labelled none, else 1)."""

    def __post_init__(self) -> None:
        for field in ("max_drop", "false_accept_rate", "threshold"):
            value = getattr(self, field)
            expect(value is None or 0 <= value <= 1, field, "from 0 to 1", value)
        if self.temperature is not None:
            expect_temperature(self.temperature)


@dataclass(frozen=True)
class Acceptance:
    """How a model's answers are calibrated, and from where on a letter is accepted."""

    temperature: float
    threshold: float


Accepts = Callable[[], Acceptance]  # measures it, which takes a while
