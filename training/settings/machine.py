"""Options: what decides how the machine computes, and its random numbers."""

from dataclasses import dataclass

from asl_keras.errors import expect


@dataclass(frozen=True)
class MachineOptions:
    """How the machine computes."""

    seed: int = 0
    """Of everything random."""
    devices: int = 1
    """Accelerators of each host that share every batch, see docs/training.md; not on PyTorch."""

    def __post_init__(self) -> None:
        expect(self.seed >= 0, "seed", "at least 0", self.seed)
        expect(self.devices >= 1, "devices", "at least 1", self.devices)
