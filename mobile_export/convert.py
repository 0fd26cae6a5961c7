"""Exports a trained model for phones: one .tflite per recipe, none without its figures.

Example:
  python -m mobile_export.convert --model runs/mobilenetv2/model.keras --quantize all

Takes about a minute per recipe for MobileNetV2 at 224 pixels, and a few for each that
begins with fine-tuning (qat_*, pruned_*, clustered_*). Writes model_RECIPE.tflite
(the name is the model file's), each with its labels, its threshold and where it comes from
inside; export.json and export.png with the figures of the table that it prints: size, also
after gzip, time for both views of a hand, accuracy, macro F1, calibration error, agreement
with the Keras model, the largest difference of a probability, and the threshold that lets
--false-accept-rate of all hands pass as a wrong letter. The hands that integers are
calibrated with, that thresholds are chosen and all is measured with are those of --data, or
synthetic ones.

A variant that loses more than --max-drop of accuracy is rejected: it is kept aside as
model_RECIPE.rejected.tflite, and the exit code is 1. So it is if a recipe cannot be made.
Any Keras backend may have trained the model.

With another --format than tflite the model is written as it is, loaded and compared.
"""

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras import files
from asl_keras.command import manual_page, run
from asl_keras.errors import InputError
from asl_keras.inference.metadata import ModelInfo
from asl_keras.inference.recognizer import Recognizer
from mobile_export.formats import FORMATS
from mobile_export.measuring.figures import save_chart, table
from mobile_export.measuring.hands import Hands, choose
from mobile_export.measuring.measurement import Measurement, Predictions, measure, predict
from mobile_export.tflite.metadata import label
from mobile_export.tflite.operators import require_phone_operators
from mobile_export.tflite.recipes import RECIPES
from mobile_export.trained_model import TrainedModel

if TYPE_CHECKING:
    from asl_keras.inference.keras_classifier import KerasClassifier

PACKAGES = ("asl-keras", "keras", "tensorflow", "ai-edge-litert", "ai-edge-quantizer", "numpy")
TFLITE = "tflite"
DEFAULT = ("float32", "int8")
ALL = "all"
INCOMPLETE = 1  # the exit code where a variant was rejected or could not be made


def main(arguments: Sequence[str]) -> int:
    """Exports, measures and prints; returns the exit code."""
    options = _page().parse_args(arguments)
    for flag, value in (
        ("--max-drop", options.max_drop),
        ("--false-accept-rate", options.false_accept_rate),
    ):
        if not 0 <= value <= 1:
            raise InputError(f"Expected {flag} from 0 to 1. Received: {value}")
    if not options.model.is_file():  # noticed before TensorFlow's six seconds
        raise InputError(
            f"Expected a trained model, a .keras file. Received: {options.model}, which is no file."
        )
    # The converter reads TensorFlow's graphs, whichever backend trained the model.
    os.environ["KERAS_BACKEND"] = "tensorflow"
    from asl_keras.inference.keras_classifier import KerasClassifier

    classifier = KerasClassifier.load(options.model)
    folder = options.out or options.model.parent
    folder.mkdir(parents=True, exist_ok=True)
    if options.format != TFLITE:
        _write(classifier, options.model, options.format, folder)
        return 0
    with tempfile.TemporaryDirectory() as workshop:
        hands = choose(options.data, classifier.labels, classifier.side)
        data = tuple(str(file) for file in options.data)
        source = TrainedModel(
            classifier.model, options.model, hands.calibration, data, Path(workshop)
        )
        export = Export(classifier, source, hands, folder, options.false_accept_rate)
        names = list(RECIPES) if ALL in options.quantize else options.quantize
        complete = export.make(names, options.max_drop)
    print(export.summary())
    return 0 if complete else INCOMPLETE


def _write(classifier: "KerasClassifier", source: Path, name: str, folder: Path) -> None:
    """Writes a model in a format that has no variants."""
    target = folder / f"{source.stem}{FORMATS[name].ending}"
    if target.resolve() == source.resolve():
        raise InputError(
            f"Expected another place for the copy than its source. Received: {target}. "
            "Name a folder with --out."
        )
    difference = FORMATS[name].write(classifier, target)
    print(f"{target}: loaded again, its probabilities differ by {difference:.1e} at most.")


def _page():
    page = manual_page("mobile_export.convert", __doc__)
    page.add_argument(
        "--model", type=Path, required=True, metavar="MODEL.keras", help="what training wrote"
    )
    page.add_argument(
        "--quantize",
        nargs="+",
        choices=[*RECIPES, ALL],
        default=[*DEFAULT],
        metavar="RECIPE",
        help=f"{', '.join(RECIPES)} or {ALL}; {' and '.join(DEFAULT)} by default",
    )
    page.add_argument(
        "--format", choices=[TFLITE, *FORMATS], default=TFLITE, help="of what is written"
    )
    page.add_argument(
        "--data", nargs="+", type=Path, default=[], metavar="FILE.npz", help="labelled hands"
    )
    page.add_argument(
        "--max-drop", type=float, default=0.01, help="of accuracy that a variant may lose"
    )
    page.add_argument(
        "--false-accept-rate",
        type=float,
        default=0.05,
        help="share of hands that a threshold may let pass as a wrong letter",
    )
    page.add_argument("--out", type=Path, metavar="DIR", help="the model's folder by default")
    return page


class Export:
    """The variants of one model, and their figures.

    Args:
        classifier: the trained model.
        source: the same, for the recipes.
        hands: to measure with.
        folder: to write to.
        false_accept_rate: that every variant's threshold is chosen for.
    """

    def __init__(
        self,
        classifier: "KerasClassifier",
        source: TrainedModel,
        hands: Hands,
        folder: Path,
        false_accept_rate: float,
    ):
        self._labels, self._side = tuple(classifier.labels), classifier.side
        self._source = source
        self._hands, self._folder, self._rate = hands, folder, false_accept_rate
        self._original = predict(classifier, hands)
        self._rows = [self._measure("keras", source.file, self._original)]
        self._rejected: list[str] = []

    def make(self, names: Sequence[str], max_drop: float) -> bool:
        """Writes a `.tflite` for each recipe, `export.json` and `export.png`.

        Returns:
            Whether all could be made and none lost more accuracy than `max_drop`.
        """
        made = [self._make(name, max_drop) for name in names]
        figures = {
            "hands": self._hands.name,
            "test_hands": len(self._hands.test.truth),
            "max_drop": max_drop,
            "false_accept_rate": self._rate,
            "rejected": self._rejected,
            "models": [asdict(row) for row in self._rows],
        }
        files.write_bytes(
            self._folder / "export.json", json.dumps(figures, indent=2).encode() + b"\n"
        )
        save_chart(self._rows, self._rejected, self._folder / "export.png")
        return all(made)

    def summary(self) -> str:
        """The table, and what it was measured with."""
        return (
            f"{table(self._rows, self._rejected)}\n{len(self._hands.test.truth)} test hands "
            f"({self._hands.name}), both views of each; written to {self._folder}"
        )

    def _make(self, name: str, max_drop: float) -> bool:
        file = self._folder / f"{self._source.file.stem}_{name}.tflite"
        try:
            network = self._source.network(RECIPES[name])
            if RECIPES[name].for_phones:
                require_phone_operators(network)
        except InputError as error:
            print(f"{name} was not made. {error}", file=sys.stderr)
            return False
        files.write_bytes(file, network)
        # Before the figures are known, so that they are of the file as it will be.
        label(file, self._info(name, threshold=1.0, accuracy={}))
        row = self._measure(name, file, predict(Recognizer(file), self._hands))
        label(file, self._info(name, row.threshold, {self._hands.name: row.accuracy}))
        self._rows.append(row)
        return self._accept(row, file, max_drop)

    def _accept(self, row: Measurement, file: Path, max_drop: float) -> bool:
        """Whether the gate is passed; puts the file aside if not, and an older outcome away."""
        aside = file.with_suffix(".rejected.tflite")
        drop = self._rows[0].accuracy - row.accuracy
        if drop <= max_drop:
            aside.unlink(missing_ok=True)
            return True
        file.replace(aside)
        self._rejected.append(row.name)
        print(
            f"{row.name} is rejected: it reads {row.accuracy:.1%} of the hands and the Keras model "
            f"{self._rows[0].accuracy:.1%}, {100 * drop:.1f} points more; --max-drop allows "
            f"{100 * max_drop:.1f}. Kept aside as {aside}",
            file=sys.stderr,
        )
        return False

    def _measure(self, name: str, file: Path, predictions: Predictions) -> Measurement:
        return measure(
            name, file, self._labels, self._hands, predictions, self._original, self._rate
        )

    def _info(self, recipe: str, threshold: float, accuracy: dict[str, float]) -> ModelInfo:
        return ModelInfo(
            labels=self._labels,
            side=self._side,
            recipe=recipe,
            source_sha256=self._source.sha256,
            versions={package: version(package) for package in PACKAGES},
            accuracy=accuracy,
            threshold=threshold,
            false_accept_rate=self._rate,
        )


if __name__ == "__main__":
    run(main)
