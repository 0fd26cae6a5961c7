"""What a run learns from: synthetic hands, or NPZ files split into training and validation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from asl_keras.data.batches import TRAINING, VALIDATION, Batch, Batches, RecordedBatches
from asl_keras.data.dataset import Dataset, load, require_two_classes
from asl_keras.data.split import Split, split
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import ModelInput
from asl_keras.synthetic.batches import SyntheticBatches
from asl_keras.synthetic.dataset import synthetic_dataset
from asl_keras.synthetic.pose_model import SHIPPED, PoseModel
from training.settings import TrainingSettings

VALIDATION_HANDS = 1040
LEAST_STEPS = 50  # of an epoch: of a few dozen in all, no network learns anything


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


class RecordedHands(NamedTuple):
    """A dataset, and which of its rows are for training and for validation."""

    data: Dataset
    parts: Split


def open_hands(settings: TrainingSettings) -> RecordedHands | PoseModel:
    """Opens what the settings name: NPZ files, or the pose model of synthetic hands.

    Raises:
        InputError: if a file is not a pose model or a dataset that can be trained on, or no row of
            it can be set aside for validation.
    """
    if not settings.data:
        return PoseModel.load(settings.pose_model or SHIPPED)
    data = load(settings.data)
    require_two_classes(data)
    return RecordedHands(data, split(data.labels, data.signers, seed=settings.seed))


def training_data(
    settings: TrainingSettings, hands: RecordedHands | PoseModel, reads: ModelInput
) -> TrainingData:
    """What a run learns from, out of what `open_hands` opened."""
    if isinstance(hands, PoseModel):
        return _synthetic(settings, hands, reads)
    return _recorded(settings, *hands, reads)


def _synthetic(settings: TrainingSettings, model: PoseModel, reads: ModelInput) -> TrainingData:
    validation = synthetic_dataset(VALIDATION_HANDS, (settings.seed, VALIDATION), model)
    seed = (settings.seed, TRAINING)
    size, count = settings.hands_of_a_step, settings.hands_of_an_epoch
    batches = SyntheticBatches(validation.alphabet, reads, size, count, seed, model)
    remark = "Training and validation hands are synthetic, as no data were given."
    return TrainingData(reads, batches, validation, np.arange(len(validation)), remark)


def _recorded(
    settings: TrainingSettings, data: Dataset, parts: Split, reads: ModelInput
) -> TrainingData:
    data = data.among(Alphabet.of(np.unique(data.labels[parts.train]).tolist()))
    return TrainingData(
        reads,
        RecordedBatches(
            data, parts.train, reads, settings.hands_of_a_step, settings.seed, LEAST_STEPS
        ),
        data,
        parts.validation[data.truth[parts.validation] >= 0],
        _remark(data, parts.warning),
    )


def _remark(data: Dataset, warning: str | None) -> str:
    alphabet = data.alphabet
    found = [f"The alphabet found: {alphabet}.", *_twins(alphabet.labels), *data.remarks]
    return " ".join([*found, warning] if warning else found)


def _twins(labels: Sequence[str]) -> list[str]:
    """A sentence where labels differ in nothing but their case: probably one was mistyped."""
    folded = [label.casefold() for label in labels]
    twins = [label for label in labels if folded.count(label.casefold()) > 1]
    return [f"Labels that differ only in case are different: {', '.join(twins)}."] if twins else []
