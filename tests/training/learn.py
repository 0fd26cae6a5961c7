"""Trains architectures for an epoch as if TensorFlow were not installed.

Run as `learn.py FOLDER NAME...`: leaves `NAME.keras` of each architecture, what it says of four
inputs in `NAME.npy`, and in `run` a whole run of the network that reads landmarks.
"""

import dataclasses
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

HANDS = 16


class WithoutTensorFlow:
    """A finder of modules where TensorFlow is not installed."""

    def __init__(self, finder):
        self._finder = finder

    def find_spec(self, name, path=None, target=None):
        absent = name.partition(".")[0] == "tensorflow"
        return None if absent else self._finder.find_spec(name, path, target)

    def find_distributions(self, context):
        found = getattr(self._finder, "find_distributions", None)
        return found(context) if found and context.name != "tensorflow" else ()


def probabilities(model) -> np.ndarray:
    """What a model says of four inputs, always the same."""
    batch = np.random.default_rng(0).uniform(0, 255, (4, *model.input_shape[1:]))
    return np.asarray(model.predict_on_batch(batch.astype(np.float32)))


def learn(name: str, folder: Path) -> None:
    """An epoch of one step, and a validation of one."""
    from asl_keras.inference.inputs import KINDS
    from asl_keras.models import reads, saved
    from training.hands.opened import open_hands
    from training.hands.training_data import training_data
    from training.learning.trainer import train
    from training.run.folder import RunFolder
    from training.settings import TrainingSettings

    small = {} if name == "landmarks" else {"image_size": 32}
    settings = TrainingSettings(arch=name, hands=HANDS, batch_size=HANDS, epochs=1, **small)
    data = training_data(settings, open_hands(settings), KINDS[reads(name)].of_size(32))
    data = dataclasses.replace(data, validation_rows=data.validation_rows[:HANDS])
    (folder / name).mkdir()
    model = train(settings, data, RunFolder(folder / name))
    saved.save(model, folder / f"{name}.keras")
    np.save(folder / f"{name}.npy", probabilities(model))


def main(folder: Path, names: Sequence[str]) -> None:
    sys.meta_path[:] = map(WithoutTensorFlow, sys.meta_path)
    from training import fit

    for name in names:
        learn(name, folder)
    small = ["--hands", "104", "--batch-size", "52", "--epochs", "1"]
    fit.main(["--arch", "landmarks", *small, "--out", str(folder / "run")])


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
