"""Trains a recogniser of letters and evaluates it: the main command.

Without --data it learns from synthetic hands, with no download. The best weights are kept; training
ends early on a plateau. Ctrl-C loses nothing: the same command goes on after the last finished
epoch.

Examples:
    python -m training.fit --arch mobilenetv2
    python -m training.fit --arch customcnn --data hands.npz --image-size 96 --out runs/mine
    python -m training.fit --config runs/mine/config.toml --seed 1 --out runs/again

Takes about 25 minutes with the defaults on 2 cores, --arch landmarks a minute. Leaves in --out:
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
from training.run.claim import claim
from training.run.ending import ends_at_once
from training.run.lock import alone_in
from training.settings import PARTS, OutputOptions, TrainingSettings
from training.settings.config import parse_settings
from training.settings.machine import PRECISIONS, RENDERS
from training.settings.recipe import RECIPES

if TYPE_CHECKING:
    from asl_keras.inference.inputs import ModelInput
    from training.hands.training_data import TrainingData
    from training.run.folder import RunFolder

# What argparse is to know of the fields beside their types.
KEYWORDS: dict[str, dict[str, Any]] = {
    "arch": {"choices": ARCHITECTURES},
    "precision": {"choices": PRECISIONS},
    "render": {"choices": RENDERS},
    "data": {"metavar": "FILE.npz"},
    "validation": {"metavar": "FILE.npz"},
    "pose_model": {"metavar": "FILE.npz"},
    "out": {"metavar": "FOLDER"},
    "weights": {"metavar": "none|imagenet|FILE"},
}
RECIPE_HELP = (
    "defaults of the system that this one reimplements: 10 epochs of adam at 0.001, 100 hands a "
    "step, to the end; an option beside it wins"
)
STOPPED = "Stopped. The same command goes on after the last finished epoch."


def main(arguments: Sequence[str]) -> None:
    """The command."""
    given = parse_settings(page(), arguments)
    settings = from_options(TrainingSettings, given)
    output = from_options(OutputOptions, given)
    with ends_at_once(STOPPED):
        _run(settings, output.out or Path("runs", settings.arch))


def _run(settings: TrainingSettings, out: Path) -> None:
    from asl_keras.cpu import speed_up
    from training.hands.training_data import open_hands, training_data
    from training.learning.determinism import compute_deterministically
    from training.run.folder import RunFolder

    speed_up()
    hands = open_hands(settings)  # a bad file is noticed before Keras' six seconds
    with alone_in(out):
        claim(settings, out)
        if (out / "report.json").is_file():
            RunFolder(out).finish()  # if it was killed at that
            print(
                f"{out} holds this run, finished. Delete it, or give another --out, to train anew."
            )
            return
        if settings.deterministic:
            compute_deterministically()
        data = training_data(settings, hands, _reads(settings))
        print(data.remark)
        _train(settings, data, RunFolder(out, settings.stop_on))


def page() -> argparse.ArgumentParser:
    """The manual page."""
    made = manual_page("training.fit", __doc__)
    add_config(made)
    for part in (*PARTS, OutputOptions):
        title = str(inspect.getdoc(part)).removesuffix(".").lower()
        add_options(made.add_argument_group(title), part, **_keywords(part))
    made.add_argument("--recipe", choices=RECIPES, help=RECIPE_HELP)
    return made


def _keywords(part: type) -> dict[str, dict[str, Any]]:
    """A switch has its --no- form, as a file of --config may have turned it on."""
    switches = {
        field.name: {"action": argparse.BooleanOptionalAction}
        for field in dataclasses.fields(part)
        if isinstance(field.default, bool)
    }
    names = {field.name for field in dataclasses.fields(part)} & KEYWORDS.keys()
    return switches | {name: KEYWORDS[name] for name in names}


def _reads(settings: TrainingSettings) -> ModelInput:
    from asl_keras.inference.inputs import KINDS
    from asl_keras.models import reads

    return KINDS[reads(settings.arch)].of_size(settings.image_size)


def _train(settings: TrainingSettings, data: TrainingData, folder: RunFolder) -> None:
    from asl_keras.inference.keras_classifier import KerasClassifier
    from asl_keras.layers.backend import keras
    from training.learning.trainer import train
    from training.run.outcome import save_outcome

    keras.utils.set_random_seed(settings.seed)
    if folder.epochs_done():
        print(f"Going on after epoch {folder.epochs_done()} of the run in {folder.path}.")
    model = train(settings, data, folder)
    save_outcome(settings, KerasClassifier(model, data.alphabet), data, folder)


if __name__ == "__main__":
    run(main)
