"""What an export promises of every variant."""

from dataclasses import dataclass

from asl_keras.errors import expect


@dataclass(frozen=True)
class ExportSettings:
    """The limits that variants are held to. Raises InputError for what is no share."""

    max_drop: float = 0.01
    """Accuracy that a variant may lose; with more it is rejected."""
    false_accept_rate: float = 0.05
    """Share of hands that a threshold may let pass as a wrong letter."""

    def __post_init__(self) -> None:
        for field in ("max_drop", "false_accept_rate"):
            value = getattr(self, field)
            expect(0 <= value <= 1, field, "from 0 to 1", value)
