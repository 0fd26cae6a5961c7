"""Trains a network in different ways and reads signers whom nothing was fitted to: see
optimisation.sh. The hands of a round are made once for all ways."""

import argparse
import dataclasses
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from asl_keras import table
from asl_keras.adapt.judging import spread
from asl_keras.cpu import speed_up
from asl_keras.data.batches import Batch, Batches
from asl_keras.data.dataset import load
from asl_keras.evaluation.acceptance import likeliest_letters
from asl_keras.inference.inputs import KINDS
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.layers.backend import keras
from asl_keras.models import reads
from training.hands.opened import open_hands
from training.hands.training_data import TrainingData, training_data
from training.judging.rounds import POSE_MODEL, SAMPLE, strangers
from training.learning import trainer
from training.learning.compiling import compiled
from training.run.folder import RunFolder
from training.settings import TrainingSettings

WAYS: dict[str, dict[str, Any]] = {
    "as it is": {},
    "decay of all": {},  # biases and normalisation, too
    "no decay": {"weight_decay": 0.0},
    "decay 0.1": {"weight_decay": 0.1},
    "label smoothing 0.1": {"label_smoothing": 0.1},
    "EMA 0.98": {"ema": 0.98},
    "clip norm 1": {"clip_norm": 1.0},
    "mixup 0.2": {},
    "cutmix": {},
    "constant": {"schedule": "constant"},
    "constant, EMA 0.98": {"schedule": "constant", "ema": 0.98},
    "step": {"schedule": "step"},
    "cosine from three times the rate": {"schedule": "cosine", "warmup": 0.1, "scale": 3},
    "plateau": {"schedule": "plateau"},
    "adam": {"optimizer": "adam"},
    "sgd": {"optimizer": "sgd"},
}
MIXED = {"mixup 0.2": "mixup", "cutmix": "cutmix"}
ALPHA = 0.2  # of mixup, as its authors use it on ImageNet


def main() -> None:
    """The program."""
    page = argparse.ArgumentParser(description=__doc__)
    page.add_argument("runs", type=Path, help="the folder of `make unseen`")
    page.add_argument("--data", type=Path, nargs="+", required=True)
    page.add_argument("--rounds", nargs="+", required=True)
    page.add_argument("--seeds", type=int, nargs="+", default=(0, 1, 2))
    page.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    page.add_argument("--arch", default="landmarks")
    page.add_argument("--image-size", type=int, default=224)
    page.add_argument("--hands", type=int)
    page.add_argument("--epochs", type=int, default=10)
    options = page.parse_args()
    speed_up()
    read: dict[str, list[float]] = {way: [] for way in options.ways}
    for seed in options.seeds:
        for name in options.rounds:
            one = Round(options, options.runs / name, seed)
            for way in options.ways:
                read[way].append(one.recall(way))
                print(f"{seed} {name} {way}: {read[way][-1]:.1%}", flush=True)
    print(_table(read, len(options.seeds)))


class Round:
    """Hands of a pose model, as batches, and those whom it lacks."""

    def __init__(self, options: argparse.Namespace, folder: Path, seed: int):
        self.settings = TrainingSettings(
            arch=options.arch,
            image_size=options.image_size,
            pose_model=folder / POSE_MODEL,
            hands=options.hands,
            epochs=options.epochs,
            seed=seed,
            render="host",  # mixtures are of masks
        )
        kind = KINDS[reads(options.arch)].of_size(options.image_size)
        data = training_data(self.settings, open_hands(self.settings), kind)
        self.data = dataclasses.replace(data, training=Remembered(data.training))
        self.letters = load(options.data)
        self.strangers = strangers(folder, self.letters.signers.tolist())

    def recall(self, way: str) -> float:
        """Mean over letters and then signers of those who were left out."""
        changes = dict(WAYS[way])
        if "scale" in changes:
            changes["learning_rate"] = self.settings.rate * changes.pop("scale")
        settings = dataclasses.replace(self.settings, **changes)
        keras.backend.clear_session()
        keras.utils.set_random_seed(settings.seed)
        model = _trained(settings, self.data, way)
        reader = KerasClassifier(model, self.data.alphabet)
        return float(np.mean([self._recall(reader, signer) for signer in self.strangers]))

    def _recall(self, reader: KerasClassifier, signer: str) -> float:
        alphabet = reader.alphabet
        rows = np.flatnonzero(
            (self.letters.signers == signer) & np.isin(self.letters.labels, alphabet.letters)
        )
        rows = rows[spread(self.letters.labels[rows], SAMPLE)]
        truth = alphabet.indices(self.letters.labels[rows])
        right = likeliest_letters(alphabet, reader.read(self.letters.landmarks(rows))) == truth
        return float(np.mean([right[truth == place].mean() for place in np.unique(truth)]))


def _trained(settings: TrainingSettings, data: TrainingData, way: str) -> keras.Model:
    folder, spare = Path(tempfile.mkdtemp()), trainer.decay_matrices_alone
    try:
        if way in MIXED:
            return _trained_on_mixtures(settings, data, folder, MIXED[way])
        if way == "decay of all":
            trainer.decay_matrices_alone = lambda model: None
        return trainer.train(settings, data, RunFolder(folder, settings.stop_on))
    finally:
        trainer.decay_matrices_alone = spare
        shutil.rmtree(folder)


def _trained_on_mixtures(
    settings: TrainingSettings, data: TrainingData, folder: Path, kind: str
) -> keras.Model:
    """The last weights; the truth of a mixture is one, too, so that Keras wants another loss."""
    model = compiled(settings, data, folder)
    model.compile(model.optimizer, loss="categorical_crossentropy", jit_compile=False)
    steps = data.training.steps * settings.epochs
    model.fit(_mixtures(data.training, steps, kind), steps_per_epoch=steps, verbose=0)
    return model


def _mixtures(batches: Batches, steps: int, kind: str) -> Iterator[Batch]:
    """Hands with a share of another hand, and truth with the same share of its label.

    Mixup of numbers or pixels: Zhang et al., arXiv:1710.09412. CutMix of masks: Yun et al.,
    arXiv:1905.04899.
    """
    random = np.random.default_rng(0)
    for step in range(steps):
        hands, truth = batches.batch(step)
        other = random.permutation(len(hands))
        truths = np.eye(len(batches.alphabet), dtype=np.float32)[truth]
        if kind == "mixup":
            share = random.beta(ALPHA, ALPHA)
            mixed = share * hands + (1 - share) * hands[other].astype(np.float32)
        else:
            mixed = hands.copy()
            side = hands.shape[1]
            cut = round(side * np.sqrt(1 - random.random()))
            top, left = random.integers(0, side - cut + 1, 2)
            place = np.s_[:, top : top + cut, left : left + cut]
            mixed[place] = hands[other][place]
            share = 1 - (cut / side) ** 2
        yield mixed.astype(np.float32), share * truths + (1 - share) * truths[other]


class Remembered:
    """Batches that are made once."""

    def __init__(self, batches: Batches):
        self.alphabet, self.steps, self.shares = batches.alphabet, batches.steps, batches.shares
        self._batches = batches
        self._made: dict[int, Batch] = {}

    def batch(self, step: int) -> Batch:
        """Batch number `step`."""
        if step not in self._made:
            self._made[step] = self._batches.batch(step)
        return self._made[step]


def _table(read: dict[str, list[float]], seeds: int) -> str:
    """Mean, spread over seeds, and the difference to the first way in the same rounds."""
    first = np.array(next(iter(read.values())))
    rows = [("", "recall", "spread over seeds", "difference", "its standard error")]
    for way, values in read.items():
        by_seed = np.reshape(values, (seeds, -1)).mean(axis=1)
        difference = np.array(values) - first
        error = difference.std() / np.sqrt(len(difference))
        rows.append(
            (
                way,
                f"{np.mean(values):.1%}",
                f"{100 * np.ptp(by_seed):.1f}",
                f"{100 * difference.mean():+.1f}",
                f"{100 * error:.1f}",
            )
        )
    return table.aligned(rows)


if __name__ == "__main__":
    main()
