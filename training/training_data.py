"""What a run learns from: synthetic hands, or NPZ files split into training and validation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.data.dataset import (
    Dataset,
    ImageDataset,
    LandmarkDataset,
    load,
    require_two_classes,
    split,
)
from asl_keras.synthetic import PoseModel, sample
from asl_keras.synthetic.pose_model import SHIPPED
from training.input_pipeline import VALIDATION, RecordedHands, SyntheticHands
from training.settings import TrainingSettings

VALIDATION_HANDS = 1040


@dataclass(frozen=True)
class TrainingData:
    """What a run learns from and what it is validated on.

    Attributes:
        source: of training batches.
        validation: the dataset, and
        validation_rows: those of its rows that are not trained on.
        augment: whether pictures must be augmented on the accelerator.
        remark: what a reader of the results must know of the data, or None.
    """

    source: SyntheticHands | RecordedHands
    validation: Dataset
    validation_rows: np.ndarray
    augment: bool
    remark: str | None

    @property
    def labels(self) -> tuple[str, ...]:
        """The classes, sorted."""
        return self.source.labels

    def validation_batch(self, number: int, size: int, side: int) -> tuple[np.ndarray, np.ndarray]:
        """Masks uint8 (B, side, side, 3) and indices into the labels (B,)."""
        rows = self.validation_rows[number * size : (number + 1) * size]
        truth = np.searchsorted(self.labels, self.validation.labels[rows])
        return self.validation.masks(rows, side), truth


def open_data(settings: TrainingSettings) -> TrainingData:
    """Opens what the settings name.

    Raises:
        InputError: if a file is not a dataset that can be trained on.
    """
    return _recorded(settings) if settings.data else _synthetic(settings)


def _synthetic(settings: TrainingSettings) -> TrainingData:
    model = PoseModel.load(Path(settings.pose_model) if settings.pose_model else SHIPPED)
    hands, letters = sample(VALIDATION_HANDS, (settings.seed, VALIDATION), model)
    return TrainingData(
        SyntheticHands(model, settings.seed, settings.hands),
        LandmarkDataset(letters, np.full(len(letters), "synthetic"), hands),
        np.arange(len(letters)),
        augment=False,
        remark="No --data: trained and validated on synthetic hands.",
    )


def _recorded(settings: TrainingSettings) -> TrainingData:
    data = load([Path(file) for file in settings.data])
    require_two_classes(data)
    parts = split(data.labels, data.signers, seed=settings.seed)
    labels = tuple(np.unique(data.labels[parts.train]).tolist())
    known = np.isin(data.labels[parts.validation], labels)
    return TrainingData(
        RecordedHands(data, parts.train, labels, settings.seed),
        data,
        parts.validation[known],
        augment=isinstance(data, ImageDataset),
        remark=parts.warning,
    )
