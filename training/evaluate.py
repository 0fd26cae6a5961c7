"""Judges a model on datasets of hands: accuracy, recall and F1 by letter and by signer.

Each hand is read from its mask and from the mirrored mask, as the recogniser does. Letters that the
signs of J and Z make by movement are also left out in the rows called "static".

Examples:
    python -m training.evaluate --model runs/mobilenetv2/model.keras --data hands.npz
    python -m training.evaluate --model asl_keras/pretrained/mobilenetv2_int8.tflite \\
        --data ../shared/data/landmarks/*.npz --predictions read.npz

A .tflite reads 100 to 250 hands a second on 2 cores. With --predictions, an NPZ with `predictions`
(N,) letters and `probabilities` (N, classes), in the order of the rows.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.evaluate", __doc__)
    page.add_argument("--model", type=Path, required=True, help="a .keras, .h5 or .tflite file")
    page.add_argument("--data", nargs="+", type=Path, required=True, help="NPZ files")
    page.add_argument("--predictions", type=Path, metavar="OUT.npz", help="write what was read")
    page.add_argument("--report", type=Path, metavar="OUT.json", help="write the report")
    options = page.parse_args(arguments)

    from asl_keras.data.dataset import load
    from asl_keras.evaluation.evaluate import judge
    from asl_keras.evaluation.report import table

    for file in (options.predictions, options.report):
        _check_writable(file)
    classifier = open_classifier(options.model)
    data = load(options.data, known=classifier.labels)
    report, probabilities = judge(classifier, data, np.arange(len(data)))
    print(table(report))
    if options.predictions:
        letters = np.array(classifier.labels)[probabilities.argmax(axis=1)]
        np.savez_compressed(options.predictions, predictions=letters, probabilities=probabilities)
    if options.report:
        options.report.write_text(json.dumps(report, indent=2))


def open_classifier(path: Path):
    """A `Recognizer` of a .tflite file, a `KerasClassifier` of any other."""
    if path.suffix == ".tflite":
        from asl_keras.inference.recognizer import Recognizer

        return Recognizer(path)
    from asl_keras.inference.keras_classifier import KerasClassifier

    return KerasClassifier.load(path)


def _check_writable(file: Path | None) -> None:
    """Finds out before the work, not after it."""
    if file is not None and not file.parent.is_dir():
        raise InputError(f"Expected a file in a folder that exists. Received: {file}")


if __name__ == "__main__":
    run(main)
