"""Options: what is learnt from."""

from dataclasses import dataclass
from pathlib import Path

from asl_keras.errors import InputError, expect


@dataclass(frozen=True)
class DataOptions:
    """What is learnt from."""

    data: tuple[Path, ...] = ()
    """Landmark or mask NPZ files to learn from, instead of synthetic hands."""
    validation: tuple[Path, ...] = ()
    """NPZ files that each epoch is judged by: best of signers who are not learnt from (default: a
    part of `data`, or synthetic hands)."""
    pose_model: Path | None = None
    """Where synthetic hands come from (default: the pose model in the package)."""
    hands: int | None = None
    """Of an epoch, in whole steps (default: all of `data`, or as many synthetic ones as suit the
    architecture)."""

    def __post_init__(self) -> None:
        expect(self.hands is None or self.hands >= 1, "hands", "at least 1", self.hands)
        if self.data and self.pose_model:
            raise InputError(
                "Expected `data`, or a `pose_model` of synthetic hands. Received: both. Leave one "
                "out.",
                "data",
                "pose_model",
            )

    @property
    def learnt_from(self) -> tuple[Path, ...]:
        """The NPZ files that hands come from."""
        from asl_keras.synthetic.pose_model import SHIPPED

        return self.data or (self.pose_model or SHIPPED,)

    @property
    def files(self) -> tuple[Path, ...]:
        """The NPZ files that a run reads."""
        return (*self.learnt_from, *self.validation)
