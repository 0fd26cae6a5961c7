"""What a run learns from: synthetic hands, or NPZ files split into training and validation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from asl_keras.data.batches import TRAINING, VALIDATION, Batch, Batches, RecordedBatches
from asl_keras.data.dataset import Dataset, load, require_two_classes
from asl_keras.data.split import split
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import ModelInput
from asl_keras.synthetic.batches import SyntheticBatches
from asl_keras.synthetic.dataset import synthetic_dataset
from asl_keras.synthetic.pose_model import SHIPPED, PoseModel
from training.settings import TrainingSettings

VALIDATION_HANDS = 1040


@dataclass(frozen=True)
class TrainingData:
    """What a run learns from and what it is validated on, of one alphabet."""

    reads: ModelInput
    """What the model reads."""
    training: Batches
    validation: Dataset
    validation_rows: np.ndarray
    """Those rows of `validation` that are not trained on."""
    remark: str
    """What a reader of the results must know of the data."""

    @property
    def alphabet(self) -> Alphabet:
        """The classes."""
        return self.validation.alphabet

    def validation_batch(self, number: int, size: int) -> Batch:
        """Batch `number`: `size` hands as the model reads them, and their labels' indices (B,)."""
        rows = self.validation_rows[number * size : (number + 1) * size]
        return self.validation.prepared(rows, self.reads), self.validation.truth[rows]


def open_hands(settings: TrainingSettings) -> Dataset | PoseModel:
    """Opens what the settings name: NPZ files, or the pose model of synthetic hands.

    Raises:
        InputError: if a file is not a dataset that can be trained on, or not a pose model.
    """
    if not settings.data:
        return PoseModel.load(settings.pose_model or SHIPPED)
    data = load(settings.data)
    require_two_classes(data)
    return data


def training_data(
    settings: TrainingSettings, hands: Dataset | PoseModel, reads: ModelInput
) -> TrainingData:
    """What a run learns from, out of what `open_hands` opened.

    Raises:
        InputError: if no row can be set aside for validation.
    """
    if isinstance(hands, PoseModel):
        return _synthetic(settings, hands, reads)
    return _recorded(settings, hands, reads)


def _synthetic(settings: TrainingSettings, model: PoseModel, reads: ModelInput) -> TrainingData:
    validation = synthetic_dataset(VALIDATION_HANDS, (settings.seed, VALIDATION), model)
    seed = (settings.seed, TRAINING)
    batches = SyntheticBatches(
        validation.alphabet, reads, settings.batch_size, settings.hands, seed, model
    )
    remark = "Trained and validated on synthetic hands, as no data were given."
    return TrainingData(reads, batches, validation, np.arange(len(validation)), remark)


def _recorded(settings: TrainingSettings, data: Dataset, reads: ModelInput) -> TrainingData:
    parts = split(data.labels, data.signers, seed=settings.seed)
    data = data.among(Alphabet.of(np.unique(data.labels[parts.train]).tolist()))
    return TrainingData(
        reads,
        RecordedBatches(data, parts.train, reads, settings.batch_size, settings.seed),
        data,
        parts.validation[data.truth[parts.validation] >= 0],
        " ".join(filter(None, [f"The alphabet found: {data.alphabet}.", parts.warning])),
    )
