"""Options: the small model that learns from an ensemble."""

from dataclasses import dataclass

from asl_keras.errors import expect


@dataclass(frozen=True)
class StudentOptions:
    """The small model that learns from the ensemble."""

    student: str | None = None
    """Its architecture (default: none learns)."""
    hands: int = 60_000
    """Synthetic hands that the ensemble reads for it, of the first run's pose model; on 2 cores
    100 to 200 a second."""
    epochs: int = 20
    """Passes over them."""
    seed: int = 0
    """Of everything random."""

    def __post_init__(self) -> None:
        for field, least in (("hands", 1000), ("epochs", 1), ("seed", 0)):
            value = getattr(self, field)
            expect(value >= least, field, f"at least {least}", value)
