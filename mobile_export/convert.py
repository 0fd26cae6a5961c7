"""Exports a trained model for phones: one .tflite per recipe, measured next to the original.

Example:
  python -m mobile_export.convert --model runs/mobilenetv2/model.keras

Takes about two minutes for MobileNetV2 at 224 pixels. Writes model_float32.tflite and
model_int8.tflite (the name is the model file's), which carry their labels and where they
come from, and export.json with the figures of the table that it prints: size, time for
both views of a hand on two threads, accuracy, and the largest difference of a probability
from the Keras model's. The hands that int8 is calibrated with and all are measured with
are those of --data, or synthetic ones. Any Keras backend may have trained the model.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras import atomic
from asl_keras.command import manual_page, run
from asl_keras.errors import InputError
from asl_keras.exported_model import ModelInfo, write_metadata
from asl_keras.recognizer import both_views
from mobile_export.hands import Hands, choose
from mobile_export.measure import Measurement, accuracy, measure, table
from mobile_export.recipes import RECIPES

if TYPE_CHECKING:
    from asl_keras.keras_classifier import KerasClassifier

PACKAGES = ("asl-keras", "keras", "tensorflow", "ai-edge-litert", "numpy")


def main(arguments: Sequence[str]) -> None:
    """Exports, measures and prints."""
    parser = manual_page("mobile_export.convert", __doc__)
    parser.add_argument(
        "--model", type=Path, required=True, metavar="MODEL.keras", help="what training wrote"
    )
    parser.add_argument(
        "--quantize", nargs="+", choices=RECIPES, default=[*RECIPES], help="all by default"
    )
    parser.add_argument(
        "--data", nargs="+", type=Path, default=[], metavar="FILE.npz", help="labelled hands"
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="the model's folder by default")
    options = parser.parse_args(arguments)

    if not options.model.is_file():  # noticed before TensorFlow's six seconds
        raise InputError(
            f"Expected a trained model, a .keras file. Received: {options.model}, which is no file."
        )
    # The converter reads TensorFlow's graphs, whichever backend trained the model.
    os.environ["KERAS_BACKEND"] = "tensorflow"
    from asl_keras.keras_classifier import KerasClassifier

    classifier = KerasClassifier.load(options.model)
    hands = choose(options.data, classifier.labels, classifier.side)
    folder = options.out or options.model.parent
    folder.mkdir(parents=True, exist_ok=True)
    rows = export(classifier, options.model, options.quantize, hands, folder)
    print(table(rows))
    print(f"{len(hands.answers)} test hands ({hands.name}); written to {folder}")


def export(
    classifier: "KerasClassifier",
    source: Path,
    names: Sequence[str],
    hands: Hands,
    folder: Path,
) -> list[Measurement]:
    """Writes the `.tflite` of each recipe and `export.json`; returns the figures, Keras' first."""
    probabilities = both_views(classifier, hands.test)
    original = Measurement(
        source.name, source.stat().st_size, accuracy(probabilities, hands.answers)
    )
    rows = [original]
    for name in names:
        file = folder / f"{source.stem}_{name}.tflite"
        info = _info(classifier, source, name)
        atomic.write_bytes(file, RECIPES[name](classifier.model, hands.calibration))
        write_metadata(file, info)
        row = measure(file, hands.test, hands.answers, probabilities)
        write_metadata(file, replace(info, accuracy={hands.name: row.accuracy}))
        rows.append(row)
    figures = {"hands": hands.name, "models": [asdict(row) for row in rows]}
    atomic.write_bytes(folder / "export.json", json.dumps(figures, indent=2).encode() + b"\n")
    return rows


def _info(classifier: "KerasClassifier", source: Path, recipe: str) -> ModelInfo:
    return ModelInfo(
        labels=tuple(classifier.labels),
        side=classifier.side,
        recipe=recipe,
        source_sha256=hashlib.sha256(source.read_bytes()).hexdigest(),
        versions={package: version(package) for package in PACKAGES},
        accuracy={},
    )


if __name__ == "__main__":
    run(main)
