"""Options: what decides how the machine computes, and its random numbers."""

from dataclasses import dataclass
from typing import Literal, get_args

from asl_keras.errors import expect

Precision = Literal["float32", "mixed_bfloat16", "mixed_float16"]
Render = Literal["auto", "host", "device"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)


@dataclass(frozen=True)
class MachineOptions:
    """How the machine computes."""

    seed: int = 0
    """Of everything random."""
    deterministic: bool = False
    """Compute so that two runs on one GPU give equal weights, which takes longer; on a CPU they do
    anyway."""
    precision: Precision = "float32"
    """In which layers compute; weights stay float32."""
    render: Render = "auto"
    """Where masks are drawn of landmarks, and recorded ones augmented; auto is the faster one."""
    devices: int = 1
    """Accelerators of each host that share every batch, see docs/training.md; not on PyTorch."""

    def __post_init__(self) -> None:
        expect(0 <= self.seed < 1 << 32, "seed", "from 0 to 4294967295", self.seed)
        expect(self.devices >= 1, "devices", "at least 1", self.devices)
