"""Trains a recogniser of letters and evaluates it: the main command.

Without --data it learns from synthetic hands, with no download. The best weights are kept; training
ends early on a plateau. Ctrl-C loses nothing: the same command goes on after the last finished
epoch.

Examples:
    python -m training.fit --arch mobilenetv2
    python -m training.fit --arch customcnn --data hands.npz --image-size 96 --out runs/mine

Takes about 25 minutes with the defaults on 2 cores, --arch landmarks a minute. Leaves in --out:
model.keras, model.h5, labels.txt, history.csv, report.json, confusion_matrix.png, curves.png.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.models import ARCHITECTURES
from training.devices import Devices, open_devices
from training.devices.folder import own_folder
from training.run.claim import claim
from training.run.ending import ends_at_once
from training.run.lock import alone_in
from training.settings import PARTS, TrainingSettings

if TYPE_CHECKING:
    from asl_keras.inference.inputs import ModelInput
    from training.hands.training_data import TrainingData
    from training.run.folder import RunFolder

# What argparse is to know of the fields beside their types.
KEYWORDS: dict[str, dict[str, Any]] = {
    "arch": {"choices": ARCHITECTURES},
    "data": {"metavar": "FILE.npz"},
    "validation": {"metavar": "FILE.npz"},
    "pose_model": {"metavar": "FILE.npz"},
    "weights": {"metavar": "none|imagenet|FILE"},
}
STOPPED = "Stopped. The same command goes on after the last finished epoch."


def main(arguments: Sequence[str]) -> None:
    """The command."""
    options = _page().parse_args(arguments)
    settings = from_options(TrainingSettings, options)
    with ends_at_once(STOPPED):
        _run(settings, options.out or Path("runs", settings.arch))


def _run(settings: TrainingSettings, out: Path) -> None:
    from asl_keras.cpu import speed_up
    from training.hands.training_data import open_hands, training_data
    from training.run.folder import RunFolder

    speed_up()
    hands = open_hands(settings)  # a bad file is noticed before Keras' six seconds
    devices = open_devices(settings)
    with own_folder(devices, out) as out, alone_in(out):
        claim(settings, out)
        if (out / "report.json").is_file():
            RunFolder(out).finish()  # if it was killed at that
            print(
                f"{out} holds this run, finished. Delete it, or give another --out, to train anew."
            )
            return
        data = training_data(settings, hands, _reads(settings))
        print(data.remark)
        _train(settings, data, RunFolder(out), devices)


def _page() -> argparse.ArgumentParser:
    page = manual_page("training.fit", __doc__)
    for part in PARTS:
        title = str(inspect.getdoc(part)).removesuffix(".").lower()
        names = {field.name for field in dataclasses.fields(part)} & KEYWORDS.keys()
        add_options(
            page.add_argument_group(title), part, **{name: KEYWORDS[name] for name in names}
        )
    page.add_argument("--out", type=Path, help="folder of the run (default: runs/ARCH)")
    return page


def _reads(settings: TrainingSettings) -> ModelInput:
    from asl_keras.inference.inputs import KINDS
    from asl_keras.models import reads

    return KINDS[reads(settings.arch)].of_size(settings.image_size)


def _train(
    settings: TrainingSettings, data: TrainingData, folder: RunFolder, devices: Devices
) -> None:
    from asl_keras.inference.keras_classifier import KerasClassifier
    from asl_keras.layers.backend import keras
    from training.learning.trainer import train
    from training.run.outcome import save_outcome

    keras.utils.set_random_seed(settings.seed)
    if folder.epochs_done():
        print(f"Going on after epoch {folder.epochs_done()} of the run in {folder.path}.")
    model = train(settings, data, folder, devices)
    if not devices.is_first:
        print("This host has done its part; the first one evaluates and saves the model.")
        return
    save_outcome(settings, KerasClassifier(model, data.alphabet), data, folder)


if __name__ == "__main__":
    run(main)
