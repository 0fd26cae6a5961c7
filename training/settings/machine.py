"""Options: what decides how the machine computes, and its random numbers."""

from dataclasses import dataclass

from asl_keras.errors import expect

PRECISIONS = ("float32", "mixed_bfloat16", "mixed_float16")
RENDERS = ("auto", "host", "device")


@dataclass(frozen=True)
class MachineOptions:
    """How the machine computes."""

    seed: int = 0
    """Of everything random."""
    deterministic: bool = False
    """Compute so that two runs on one GPU give equal weights, which takes longer; on a CPU they do
    anyway."""
    precision: str = "float32"
    """In which layers compute: float32, mixed_bfloat16 or mixed_float16. Weights stay float32."""
    render: str = "auto"
    """Where masks are drawn of landmarks: host, device, or auto for the faster one."""
    devices: int = 1
    """Accelerators of each host that share every batch, see docs/training.md; not on PyTorch."""

    def __post_init__(self) -> None:
        expect(0 <= self.seed < 1 << 32, "seed", "from 0 to 4294967295", self.seed)
        expect(self.precision in PRECISIONS, "precision", f"one of {PRECISIONS}", self.precision)
        expect(self.render in RENDERS, "render", f"one of {RENDERS}", self.render)
        expect(self.devices >= 1, "devices", "at least 1", self.devices)
