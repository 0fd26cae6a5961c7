"""What a run learns from: synthetic hands, or NPZ files split into training and validation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from asl_keras.data.batches import TRAINING, VALIDATION, Batch, Batches, RecordedBatches
from asl_keras.data.dataset import Dataset
from asl_keras.data.split import Split
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import ModelInput
from asl_keras.synthetic.batches import SyntheticBatches
from asl_keras.synthetic.dataset import synthetic_dataset
from asl_keras.synthetic.pose_model import PoseModel
from training.hands.evenly import evenly
from training.hands.feed import Feeds, RecordedMasks, feed
from training.hands.known_people import NOBODY_KNOWS
from training.hands.opened import OpenedHands
from training.settings import TrainingSettings

VALIDATION_HANDS = 1040
FLATTER = "Signers of both training and validation, whose figures flatter: {}."
LEAST_STEPS = 50  # of an epoch: of a few dozen in all, no network learns anything


@dataclass(frozen=True)
class TrainingData:
    """What a run learns from and what it is validated on, of one alphabet."""

    reads: ModelInput
    """What the model reads."""
    feeds: Feeds
    """What batches hold: the same, or landmarks, of which the device makes it."""
    training: Batches
    validation: Dataset
    validation_rows: np.ndarray
    """Those rows of `validation` that are not trained on."""
    remark: str
    """What a reader of the results must know of the data."""
    of_strangers: bool = False
    """Whether it is known of all signers of the validation that no hand of theirs is trained on."""

    @property
    def alphabet(self) -> Alphabet:
        """The classes."""
        return self.validation.alphabet

    def validation_batch(self, number: int, size: int) -> Batch:
        """Batch `number`: `size` hands as `feeds` says, and their labels' indices (B,)."""
        rows = self.validation_rows[number * size : (number + 1) * size]
        return self.validation.prepared(rows, self.feeds), self.validation.truth[rows]


def training_data(
    settings: TrainingSettings, opened: OpenedHands, reads: ModelInput
) -> TrainingData:
    """What a run learns from, out of what `open_hands` opened.

    Raises:
        InputError: if the hands for validation have none of the labels, or no such model reads
            them.
    """
    source, parts, judges, _ = opened
    feeds = feed(settings.render, reads, source, judges)
    if isinstance(source, PoseModel):
        found = _synthetic(settings, source, reads, feeds)
    else:
        found = _recorded(settings, source, cast(Split, parts), reads, feeds)
    if judges is not None:
        found = _judged_by(judges, found)
    elif isinstance(source, PoseModel):  # hands of nobody judge
        return found
    return _acquainted(found, opened)


def _synthetic(
    settings: TrainingSettings, model: PoseModel, reads: ModelInput, feeds: Feeds
) -> TrainingData:
    validation = synthetic_dataset(VALIDATION_HANDS, (settings.seed, VALIDATION), model)
    seed = (settings.seed, TRAINING)
    size, count = settings.hands_of_a_step, settings.hands_of_an_epoch
    batches = SyntheticBatches(validation.alphabet, feeds, size, count, seed, model)
    remark = "Hands are synthetic where no file was given for them."
    return TrainingData(reads, feeds, batches, validation, np.arange(len(validation)), remark)


def _recorded(
    settings: TrainingSettings,
    data: Dataset,
    parts: Split,
    reads: ModelInput,
    feeds: Feeds,
) -> TrainingData:
    data = data.among(data.alphabet.among(data.labels[parts.train].tolist()))
    size, seed, hands = settings.hands_of_a_step, settings.seed, settings.hands
    augments = not isinstance(feeds, RecordedMasks)
    return TrainingData(
        reads,
        feeds,
        RecordedBatches(data, parts.train, feeds, size, seed, LEAST_STEPS, hands, augments),
        data,
        parts.validation[data.truth[parts.validation] >= 0],
        _remark(data, parts.warning),
        _are_strangers(data.signers[parts.validation], data.signers[parts.train]),
    )


def _are_strangers(signers: np.ndarray, trained: np.ndarray) -> bool:
    names = {*signers.tolist(), *trained.tolist()}
    return "" not in names and not np.isin(signers, trained).any()


def _judged_by(judges: Dataset, found: TrainingData) -> TrainingData:
    """The same, but validated on other hands: on as many of each signer's letter, if it has them.

    Each then counts evenly, and a minute of video does not take a minute each epoch.
    """
    judges = judges.among(found.alphabet)
    rows = np.flatnonzero(judges.truth >= 0)
    if not len(rows):
        raise InputError(
            f"Expected hands of {', '.join(found.alphabet.labels)} as `validation`. Received: none "
            "of these. Name other files, or learn from hands that have their labels.",
            "validation",
        )
    rows = rows[evenly(judges.truth[rows], judges.signers[rows])]
    judges.prepared(rows[:1], found.reads)  # masks for a model that reads landmarks are refused now
    return replace(
        found,
        validation=judges,
        validation_rows=rows,
        remark=" ".join([found.remark, *judges.remarks]),
        of_strangers="" not in judges.signers[rows],
    )


def _acquainted(found: TrainingData, opened: OpenedHands) -> TrainingData:
    """The same, which says who of those who judge is learnt from, too, by this run or one before.

    Where no others judge, the split of its own rows has said the former.
    """
    people = set(found.validation.signers[found.validation_rows].tolist()) - {""}
    before = opened.known_before(people)
    now = set() if opened.judges is None else opened.known(people)
    known = sorted(now | (before or set()))
    said = [FLATTER.format(", ".join(known))] if known else []
    if before is None:
        said.append(NOBODY_KNOWS.format(opened.weights))
    if not said:
        return found
    return replace(found, remark=" ".join([found.remark, *said]), of_strangers=False)


def _remark(data: Dataset, warning: str | None) -> str:
    alphabet = data.alphabet
    found = [f"The alphabet found: {alphabet}.", *_twins(alphabet.labels), *data.remarks]
    return " ".join([*found, warning] if warning else found)


def _twins(labels: Sequence[str]) -> list[str]:
    """A sentence where labels differ in nothing but their case: probably one was mistyped."""
    folded = [label.casefold() for label in labels]
    twins = [label for label in labels if folded.count(label.casefold()) > 1]
    return [f"Labels that differ only in case are different: {', '.join(twins)}."] if twins else []
