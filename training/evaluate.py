"""Evaluates a model on datasets of hands: accuracy, recall and F1 by letter and by signer.

Each hand is read with flip test-time augmentation, as the recogniser does. The rows called "static"
leave out the letters that are signed with a movement, J and Z.

Examples:
    python -m training.evaluate --model runs/mobilenetv2/model.keras --data hands.npz
    python -m training.evaluate --model asl_keras/pretrained/mobilenetv2_int8.tflite \\
        --data ../shared/data/landmarks/*.npz --predictions read.npz

A .tflite reads 100 to 250 hands a second on 2 cores. --predictions writes an NPZ with `predictions`
(N,) letters and `probabilities` (N, classes), in the order of the rows.
"""

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import expect
from asl_keras.files import expect_another_place
from asl_keras.inference.classifier import Classifier


@dataclass(frozen=True)
class Options:
    """What is evaluated, on what."""

    model: Path
    """A .keras, .h5 or .tflite file."""
    data: tuple[Path, ...]
    """NPZ files."""
    predictions: Path | None = None
    """Write what was read to this NPZ file."""
    report: Path | None = None
    """Write the report to this JSON file."""


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.evaluate", __doc__)
    add_options(page, Options)
    options = from_options(Options, page.parse_args(arguments))

    import sklearn.metrics  # noqa: F401  of an extra: missing, it is noticed before the work

    from asl_keras.data.dataset import load
    from asl_keras.evaluation.evaluate import evaluate
    from asl_keras.evaluation.report import table

    read = [options.model, *options.data]
    expect_another_place(options.predictions, "predictions", read)
    expect_another_place(options.report, "report", [*read, options.predictions])
    for field, file in (("predictions", options.predictions), ("report", options.report)):
        if file is not None:  # checked before the work, not after it
            expect(file.parent.is_dir(), field, "in a folder that exists", file)
    classifier = open_classifier(options.model)
    data = load(options.data, classifier.alphabet)
    report, probabilities = evaluate(classifier, data, np.arange(len(data)))
    print(table(report))
    if options.predictions:
        letters = np.array(classifier.alphabet.labels)[probabilities.argmax(axis=1)]
        np.savez_compressed(options.predictions, predictions=letters, probabilities=probabilities)
    if options.report:
        options.report.write_text(json.dumps(dataclasses.asdict(report), indent=2))


def open_classifier(path: Path) -> Classifier:
    """A `Recognizer` of a .tflite file, a `KerasClassifier` of any other."""
    if path.suffix == ".tflite":
        from asl_keras.inference.recognizer import Recognizer

        return Recognizer(path)
    from asl_keras.inference.keras_classifier import KerasClassifier

    return KerasClassifier.load(path)


if __name__ == "__main__":
    run(main)
