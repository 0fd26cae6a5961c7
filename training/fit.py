"""Trains a recogniser of letters and judges it: the main command.

Without --data it learns from synthetic hands, with no download. The best weights are kept; training
ends early on a plateau. Ctrl-C loses nothing: the same command goes on after the last finished
epoch.

Examples:
    python -m training.fit --arch mobilenetv2
    python -m training.fit --arch customcnn --data hands.npz --image-size 96 --out runs/mine

Takes about 22 minutes with the defaults on 2 cores. Leaves in --out: model.keras, model.h5,
labels.txt, history.csv, report.json, confusion_matrix.png, curves.png.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.command import INTERRUPTED, manual_page, run
from asl_keras.models import ARCHITECTURES
from training.settings import TrainingSettings

if TYPE_CHECKING:
    from training.training_data import TrainingData


def main(arguments: Sequence[str]) -> int:
    """The command."""
    options = _page().parse_args(arguments)
    settings = _settings(options)
    out = options.out or Path("runs", options.arch)

    from asl_keras.cpu import speed_up
    from training.training_data import open_data

    speed_up()
    data = open_data(settings)
    settings.claim(out)
    if (out / "report.json").is_file():
        print(f"{out} holds this run, finished. Delete it, or give another --out, to train anew.")
        return 0
    if data.remark:
        print(data.remark)
    return _train(settings, data, out)


def _page():
    page = manual_page("training.fit", __doc__)
    page.add_argument(
        "--arch", choices=ARCHITECTURES, default=TrainingSettings.arch, help="architecture"
    )
    page.add_argument(
        "--data",
        nargs="+",
        type=Path,
        default=(),
        metavar="FILE.npz",
        help="landmark or image NPZ files to learn from, instead of synthetic hands",
    )
    page.add_argument(
        "--pose-model",
        type=Path,
        metavar="FILE.npz",
        help="where synthetic hands come from (default: the pose model in the package)",
    )
    page.add_argument(
        "--epochs", type=int, default=TrainingSettings.epochs, help="passes over the data"
    )
    page.add_argument(
        "--hands",
        type=int,
        default=TrainingSettings.hands,
        help="synthetic hands of an epoch",
    )
    page.add_argument(
        "--batch-size",
        type=int,
        default=TrainingSettings.batch_size,
        help="masks in a step, at the smallest size",
    )
    page.add_argument(
        "--learning-rate",
        type=float,
        default=TrainingSettings.learning_rate,
        help="at the start; it rises (from scratch, to six times as much) and falls to zero",
    )
    page.add_argument(
        "--image-size",
        type=int,
        default=TrainingSettings.image_size,
        help="side of the masks in pixels, a multiple of 32",
    )
    page.add_argument(
        "--weights",
        default=TrainingSettings.weights,
        metavar="none|imagenet|FILE",
        help="to start from",
    )
    page.add_argument(
        "--seed", type=int, default=TrainingSettings.seed, help="of everything random"
    )
    page.add_argument("--out", type=Path, help="folder of the run (default: runs/ARCH)")
    return page


def _settings(options) -> TrainingSettings:
    values = vars(options)
    fields = {field: values[field] for field in TrainingSettings.__dataclass_fields__}
    files = {
        "data": tuple(str(path.resolve()) for path in options.data),
        "pose_model": str(options.pose_model.resolve()) if options.pose_model else "",
    }
    return TrainingSettings(**{**fields, **files})


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
    classifier = KerasClassifier(model, data.labels)
    save_outcome(settings, classifier, data, folder)
    return 0


if __name__ == "__main__":
    run(main)
