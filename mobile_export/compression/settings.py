"""What a compression is made with."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from asl_keras.errors import expect

# By method: the learning rate, and the synthetic hands of an epoch. Where weights are pruned the
# others must make up for them: MobileNetV2 with half of its weights reads 86.3 % of 1040 synthetic
# hands after 6000 at 0.001, but 85.3 % at 0.0001. The other methods only round: after 2500 (qat)
# and 3000 they read as many as before.
RATES: Mapping[str, float] = MappingProxyType({"qat": 1e-4, "prune": 1e-3, "cluster": 1e-4})
HANDS: Mapping[str, int] = MappingProxyType({"qat": 3000, "prune": 13000, "cluster": 3000})
METHODS = tuple(RATES)
BATCH = 100  # hands of a step


@dataclass(frozen=True)
class CompressionSettings:
    """All that decides what a compression makes of a model.

    Raises InputError for values that nothing can be compressed with.
    """

    method: str
    """Quantisation-aware training (qat), pruning (prune) or weight clustering (cluster)."""
    sparsity: float = 0.5
    """Share of zeros among the weights of the large kernels; of prune."""
    clusters: int = 16
    """Distinct weights of a large kernel; of cluster."""
    data: tuple[Path, ...] = ()
    """NPZ files to fine-tune on, instead of synthetic hands: the part that training takes."""
    epochs: int = 1
    """Passes over the hands."""
    hands: int | None = None
    """Synthetic hands of an epoch (default: 3000; of prune 13000)."""
    learning_rate: float | None = None
    """At the start; it falls to zero in a cosine (default: 0.0001; of prune 0.001)."""
    seed: int = 0
    """Of everything random."""

    def __post_init__(self) -> None:
        expect(self.method in METHODS, "method", f"one of {', '.join(METHODS)}", self.method)
        expect(0 < self.sparsity < 1, "sparsity", "between 0 and 1", self.sparsity)
        expect(2 <= self.clusters <= 256, "clusters", "from 2 to 256", self.clusters)
        expect(self.epochs >= 1, "epochs", "at least 1", self.epochs)
        step = f"at least {BATCH}, of one step"
        expect(self.hands_of_epoch >= BATCH, "hands", step, self.hands_of_epoch)
        expect(0 < self.rate <= 1, "learning_rate", "in (0, 1]", self.rate)
        expect(self.seed >= 0, "seed", "at least 0", self.seed)

    @property
    def hands_of_epoch(self) -> int:
        """Synthetic hands of an epoch."""
        return HANDS[self.method] if self.hands is None else self.hands

    @property
    def rate(self) -> float:
        """The learning rate at the start."""
        return RATES[self.method] if self.learning_rate is None else self.learning_rate

    def to_json(self) -> str:
        """The settings as text."""
        return json.dumps({**dataclasses.asdict(self), "data": list(map(str, self.data))})

    @classmethod
    def from_json(cls, text: str) -> "CompressionSettings":
        """The settings of such a text."""
        fields = json.loads(text)
        return cls(**{**fields, "data": tuple(map(Path, fields["data"]))})
