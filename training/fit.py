"""Trains a recogniser of letters and evaluates it: the main command.

Without --data it learns from synthetic hands, with no download. The best weights are kept; training
ends early on a plateau. Ctrl-C loses nothing: the same command goes on after the last finished
epoch.

Examples:
    python -m training.fit --arch mobilenetv2
    python -m training.fit --arch customcnn --data hands.npz --image-size 96 --out runs/mine
    python -m training.fit --config runs/mine/config.toml --seed 1 --out runs/again

Takes about 14 minutes with the defaults on 2 cores, --arch landmarks a minute. Leaves in --out:
report.html (open it), report.json, model.keras, model.h5, labels.txt, history.csv, config.toml.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asl_keras.command import add_config, add_options, from_options, manual_page, run
from asl_keras.models import ARCHITECTURES
from training.devices import Devices, open_devices
from training.devices.folder import own_folder
from training.run.claim import claim
from training.run.ending import ends_at_once
from training.run.event_files import expect_tensorboard
from training.run.lock import alone_in
from training.settings import PARTS, OutputOptions, TrainingSettings
from training.settings.config import parse_settings
from training.settings.recipe import RecipeOptions
from training.settings.start import expect_weights

if TYPE_CHECKING:
    from training.hands.training_data import TrainingData
    from training.run.folder import RunFolder

# What argparse is to know of the fields beside their types.
KEYWORDS: dict[str, dict[str, Any]] = {
    "arch": {"choices": ARCHITECTURES},
    "data": {"metavar": "FILE.npz"},
    "validation": {"metavar": "FILE.npz"},
    "pose_model": {"metavar": "FILE.npz"},
    "out": {"metavar": "FOLDER"},
    "weights": {"metavar": "none|imagenet|FILE"},
}
STOPPED = "Stopped. The same command goes on after the last finished epoch."


def main(arguments: Sequence[str]) -> None:
    """The command."""
    given = parse_settings(page(), arguments, OutputOptions)
    settings = from_options(TrainingSettings, given)
    output = from_options(OutputOptions, given)
    with ends_at_once(STOPPED):
        _run(settings, output.out or Path("runs", settings.arch), output.tensorboard)


def _run(settings: TrainingSettings, out: Path, tensorboard: bool) -> None:
    from asl_keras.cpu import speed_up
    from asl_keras.inference.inputs import of_architecture
    from training.hands.opened import open_hands
    from training.hands.training_data import training_data
    from training.learning.determinism import compute_deterministically
    from training.run.folder import RunFolder

    if tensorboard:
        expect_tensorboard()
    speed_up()
    expect_weights(settings.weights)  # a bad file is noticed before Keras' six seconds
    hands = open_hands(settings)
    devices = open_devices(settings)
    with own_folder(devices, out) as out, alone_in(out):
        claim(settings, out)
        if (out / "report.json").is_file():
            RunFolder(out).finish()  # if it was killed at that
            print(
                f"{out} holds this run, finished. Delete it, or give another --out, to train anew."
            )
            return
        if settings.deterministic:
            compute_deterministically()
        reads = of_architecture(settings.arch, settings.image_size)
        data = training_data(settings, hands, reads)
        print(data.remark)
        _train(settings, data, RunFolder(out, settings.stop_on), devices, tensorboard)


def page() -> argparse.ArgumentParser:
    """The manual page."""
    made = manual_page("training.fit", __doc__)
    add_config(made)
    add_settings(made, OutputOptions)
    return made


def add_settings(page: argparse.ArgumentParser, *also: type) -> None:
    """Declares all settings of a run, and other options, a group for each part."""
    for part in (RecipeOptions, *PARTS, *also):
        title = str(inspect.getdoc(part)).removesuffix(".").lower()
        add_options(page.add_argument_group(title), part, **_keywords(part))


def _keywords(part: type) -> dict[str, dict[str, Any]]:
    """A switch has its --no- form, as a file of --config may have turned it on."""
    switches = {
        field.name: {"action": argparse.BooleanOptionalAction}
        for field in dataclasses.fields(part)
        if isinstance(field.default, bool)
    }
    names = {field.name for field in dataclasses.fields(part)} & KEYWORDS.keys()
    return switches | {name: KEYWORDS[name] for name in names}


def _train(
    settings: TrainingSettings,
    data: TrainingData,
    folder: RunFolder,
    devices: Devices,
    tensorboard: bool,
) -> None:
    from asl_keras.inference.keras_classifier import KerasClassifier
    from asl_keras.layers.backend import keras
    from training.learning.trainer import train
    from training.report.outcome import save_outcome
    from training.run.events import Events

    keras.utils.set_random_seed(settings.seed)
    if folder.epochs_done():
        print(f"Going on after epoch {folder.epochs_done()} of the run in {folder.path}.")
    also = [Events(folder)] if tensorboard and devices.is_first else []
    model = train(settings, data, folder, also, devices)
    if not devices.is_first:
        print("This host has done its part; the first one evaluates and saves the model.")
        return
    save_outcome(settings, KerasClassifier(model, data.alphabet), data, folder)


if __name__ == "__main__":
    run(main)
