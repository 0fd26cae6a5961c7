"""All settings of a training run."""

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asl_keras.errors import InputError, expect
from training.settings.data import DataOptions
from training.settings.loss import LossOptions
from training.settings.machine import MachineOptions
from training.settings.model import ModelOptions
from training.settings.optimisation import OptimisationOptions
from training.settings.start import NO_FILES, StartOptions
from training.settings.stopping import StoppingOptions
from training.settings.suited import SUITED, Suited

SGD_RATE = 10.0  # in rates that suit Adam, whose steps do not shrink with the gradient
OF_MASKS = ("image_size", "resolution")  # fields that say which masks a network reads
PARTS = (
    ModelOptions,
    DataOptions,
    StartOptions,
    OptimisationOptions,
    LossOptions,
    StoppingOptions,
    MachineOptions,
)


@dataclass(frozen=True)
class TrainingSettings(
    MachineOptions,
    StoppingOptions,
    LossOptions,
    OptimisationOptions,
    StartOptions,
    DataOptions,
    ModelOptions,
):
    """All that decides what a run learns. Raises InputError for what cannot be trained with."""

    def __post_init__(self) -> None:
        for part in PARTS:
            if hasattr(part, "__post_init__"):
                part.__post_init__(self)
        if self.ema is not None and self.unfreeze_at is not None:
            raise InputError(
                "Expected `ema` without `unfreeze_at`, with which the optimizer and its averages "
                "begin anew. Received: both. Leave one of them out.",
                "ema",
                "unfreeze_at",
            )
        in_time = self.unfreeze_at is None or self.unfreeze_at <= self.epochs
        last = f"an epoch of the run, at most {self.epochs}"
        expect(in_time, "unfreeze_at", last, self.unfreeze_at)
        self._expect_a_step()
        if self.arch == "landmarks":
            self._expect_nothing_of_masks()

    def _expect_a_step(self) -> None:
        """An epoch has no part of a step: of one hand there would be a whole step of them."""
        least = self.hands_of_a_step
        if self.hands is not None and self.hands < least:
            raise InputError(
                f"Expected `hands` of an epoch for one step at least, of `batch_size` {least}. "
                f"Received: {self.hands}. Give more hands, or a smaller batch.",
                "hands",
                "batch_size",
            )

    def _expect_nothing_of_masks(self) -> None:
        for name in OF_MASKS:
            value, usual = getattr(self, name), getattr(TrainingSettings, name)
            expect(value == usual, name, "left out, as `landmarks` reads no masks", value)

    @property
    def hands_of_an_epoch(self) -> int:
        """Synthetic ones."""
        return self._suited.hands if self.hands is None else self.hands

    @property
    def hands_of_a_step(self) -> int:
        """The batch size."""
        return self._suited.batch_size if self.batch_size is None else self.batch_size

    @property
    def rate(self) -> float:
        """The learning rate at the start."""
        if self.learning_rate is not None:
            return self.learning_rate
        return self._suited.learning_rate * (SGD_RATE if self.optimizer == "sgd" else 1)

    @property
    def _suited(self) -> Suited:
        return SUITED.get(self.arch, Suited())

    def resolved(self) -> "TrainingSettings":
        """The same, with what suits the architecture said."""
        return dataclasses.replace(
            self,
            hands=None if self.data else self.hands_of_an_epoch,
            batch_size=self.hands_of_a_step,
            learning_rate=self.rate,
        )

    def as_json(self) -> dict[str, Any]:
        """The settings, ready for JSON, with whole paths as text."""
        known = dataclasses.asdict(self)
        if self.weights not in NO_FILES:
            known["weights"] = str(Path(self.weights).resolve())
        return {
            **known,
            "data": [str(path.resolve()) for path in self.data],
            "validation": [str(path.resolve()) for path in self.validation],
            "pose_model": str(self.pose_model.resolve()) if self.pose_model else "",
        }
