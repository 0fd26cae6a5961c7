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
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.command import INTERRUPTED, add_options, from_options, manual_page, run
from asl_keras.models import ARCHITECTURES
from training.settings import TrainingSettings

if TYPE_CHECKING:
    from asl_keras.inference.inputs import ModelInput
    from training.training_data import TrainingData


def main(arguments: Sequence[str]) -> int:
    """The command."""
    options = _page().parse_args(arguments)
    settings = from_options(TrainingSettings, options)
    out = options.out or Path("runs", settings.arch)

    from asl_keras.cpu import speed_up
    from training.training_data import open_hands, training_data

    speed_up()
    hands = open_hands(settings)  # a bad file is noticed before Keras' six seconds
    settings.claim(out)
    if (out / "report.json").is_file():
        print(f"{out} holds this run, finished. Delete it, or give another --out, to train anew.")
        return 0
    data = training_data(settings, hands, _reads(settings))
    print(data.remark)
    return _train(settings, data, out)


def _page() -> argparse.ArgumentParser:
    page = manual_page("training.fit", __doc__)
    add_options(
        page,
        TrainingSettings,
        arch={"choices": ARCHITECTURES},
        data={"metavar": "FILE.npz"},
        pose_model={"metavar": "FILE.npz"},
        weights={"metavar": "none|imagenet|FILE"},
    )
    page.add_argument("--out", type=Path, help="folder of the run (default: runs/ARCH)")
    return page


def _reads(settings: TrainingSettings) -> ModelInput:
    from asl_keras.inference.inputs import KINDS
    from asl_keras.models import reads

    return KINDS[reads(settings.arch)].of_size(settings.image_size)


def _train(settings: TrainingSettings, data: TrainingData, out: Path) -> int:
    import keras

    from asl_keras.inference.keras_classifier import KerasClassifier
    from training.outcome import save_outcome
    from training.run_folder import RunFolder
    from training.trainer import train

    keras.utils.set_random_seed(settings.seed)
    folder = RunFolder(out)
    if folder.epochs_done():
        print(f"Going on after epoch {folder.epochs_done()} of the run in {out}.")
    try:
        model = train(settings, data, folder)
    except KeyboardInterrupt:
        print(
            f"\nStopped. The same command goes on after epoch {folder.epochs_done()}.",
            file=sys.stderr,
        )
        return INTERRUPTED
    save_outcome(settings, KerasClassifier(model, data.alphabet), data, folder)
    return 0


if __name__ == "__main__":
    run(main)
