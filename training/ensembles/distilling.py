"""A small model learns what a large one answers, not only what is right.

Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network", arXiv:1503.02531. The
targets are the teacher's probabilities alone, at the temperature 1. To tell a student half the
truth, too, was no better: 84.7 % of one round's strangers and 92.9 % of another's, without it 86.4
and 92.6.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from asl_keras import models
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import ModelInput, of_architecture
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.inference.reader import Reader
from asl_keras.layers.backend import keras
from asl_keras.synthetic.dataset import synthetic_dataset
from asl_keras.synthetic.pose_model import PoseModel
from training.learning.optimizers import decay_matrices_alone, optimizer_of
from training.learning.schedule import learning_rate
from training.settings import TrainingSettings

CHUNK = 512  # hands that a teacher reads at once


@dataclass(frozen=True, eq=False)
class Lessons:
    """Hands, and what is learnt of them."""

    alphabet: Alphabet
    hands: np.ndarray
    """float32 (N, 21, 3)."""
    targets: np.ndarray
    """float32 (N, labels), probabilities."""
    truth: np.ndarray
    """float32 (N, labels), ones and zeros."""

    def without_teacher(self) -> Lessons:
        """The same hands with their letters alone."""
        return replace(self, targets=self.truth)


def lessons(teacher: Reader, count: int, seed: int, pose_model: Path) -> Lessons:
    """About `count` synthetic hands, which a teacher reads, both views of each."""
    data = synthetic_dataset(count, seed, PoseModel.load(pose_model)).among(teacher.alphabet)
    known = np.flatnonzero(data.truth >= 0)
    hands, truth = data.hands[known], np.eye(len(teacher.alphabet), dtype=np.float32)
    truth = truth[data.truth[known]]
    chunks = [hands[start : start + CHUNK] for start in range(0, len(hands), CHUNK)]
    answers = np.concatenate([teacher.read(chunk) for chunk in chunks])
    return Lessons(teacher.alphabet, hands, answers, truth)


def taught(settings: TrainingSettings, given: Lessons) -> KerasClassifier:
    """A new model of the settings' architecture that learnt the lessons."""
    keras.utils.set_random_seed(settings.seed)
    reads = of_architecture(settings.arch, settings.image_size)
    batches = _Batches(given, reads, settings.hands_of_a_step, settings.seed)
    model = models.build(settings.arch, reads.shape, len(given.alphabet))
    optimizer = optimizer_of(settings, learning_rate(settings, len(batches)))
    optimizer.build(model.trainable_variables)
    model.compile(optimizer, loss="categorical_crossentropy")
    decay_matrices_alone(model)
    model.fit(batches, epochs=settings.epochs, shuffle=False, verbose=0)
    return KerasClassifier(model, given.alphabet)


class _Batches(keras.utils.PyDataset):
    """Every hand once in an epoch, in an order that the seed and the epoch decide."""

    def __init__(self, given: Lessons, reads: ModelInput, size: int, seed: int):
        super().__init__()
        self._given, self._reads, self._size, self._seed = given, reads, size, seed
        self._epoch = 0
        self._order = self._shuffled()

    def __len__(self) -> int:
        return max(1, len(self._order) // self._size)

    def __getitem__(self, number: int):
        rows = self._order[number * self._size : (number + 1) * self._size]
        return self._reads.prepare(self._given.hands[rows]), self._given.targets[rows]

    def on_epoch_end(self) -> None:
        self._epoch += 1
        self._order = self._shuffled()

    def _shuffled(self) -> np.ndarray:
        return np.random.default_rng((self._seed, self._epoch)).permutation(len(self._given.hands))
