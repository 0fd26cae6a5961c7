"""What a compression is made with."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from asl_keras.errors import InputError

# By method: the learning rate, and the synthetic hands of an epoch. Where weights are pruned the
# others must make up for them: MobileNetV2 with half of its weights reads 86.3 % of 1040 synthetic
# hands after 6000 at 0.001, but 85.3 % at 0.0001. The other methods only round: after 2500 (qat)
# and 3000 they read as many as before.
RATES: Mapping[str, float] = MappingProxyType({"qat": 1e-4, "prune": 1e-3, "cluster": 1e-4})
HANDS: Mapping[str, int] = MappingProxyType({"qat": 3000, "prune": 13000, "cluster": 3000})
METHODS = tuple(RATES)


@dataclass(frozen=True)
class CompressionSettings:
    """All that decides what a compression makes of a model.

    Attributes:
        method: "qat" (quantisation-aware training), "prune" or "cluster".
        sparsity: share of zeros among the weights of the large kernels; of prune.
        clusters: distinct weights of a large kernel; of cluster.
        data: NPZ files to fine-tune on; none means synthetic hands.
        epochs: passes over the training part of the data, or of `hands` synthetic hands.
        hands: synthetic hands of an epoch. None is that of `HANDS`.
        learning_rate: at the start; it falls to zero in a cosine. None is that of `RATES`.
        seed: of everything random.
    """

    method: str
    sparsity: float = 0.5
    clusters: int = 16
    data: tuple[str, ...] = ()
    epochs: int = 1
    hands: int | None = None
    learning_rate: float | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        """Raises InputError for values that nothing can be compressed with."""
        _expect(self.method in METHODS, "--method", f"one of {', '.join(METHODS)}", self.method)
        _expect(0 < self.sparsity < 1, "--sparsity", "between 0 and 1", self.sparsity)
        _expect(2 <= self.clusters <= 256, "--clusters", "from 2 to 256", self.clusters)
        for flag, value in (("--epochs", self.epochs), ("--hands", self.hands_of_epoch)):
            _expect(value >= 1, flag, "at least 1", value)
        _expect(0 < self.rate <= 1, "--learning-rate", "in (0, 1]", self.rate)
        _expect(self.seed >= 0, "--seed", "at least 0", self.seed)

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
        return json.dumps(dataclasses.asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "CompressionSettings":
        """The settings of such a text."""
        fields = json.loads(text)
        return cls(**{**fields, "data": tuple(fields["data"])})


def _expect(right: bool, flag: str, expected: str, received: object) -> None:
    if not right:
        raise InputError(f"Expected {flag} {expected}. Received: {received}")
