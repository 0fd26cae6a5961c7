"""Evaluates what reads hands on datasets: by letter, by signer, and what it lets pass.

Without --model that is what comes with the package, as it ships. Each hand is read with flip
test-time augmentation, as the recogniser does. Labels of --data are letters, or none for a hand
that signs no letter. The rows called "static" leave out letters that are signed with a movement;
letters that the model lacks, as J and Z, are read and counted apart.

Examples:
    python -m training.evaluate --data ../shared/data/landmarks/*.npz --predictions read.npz
    python -m training.evaluate --model runs/landmarks/model.keras --data hands.npz
    python -m training.evaluate --data hands.npz --profile anna --page anna.html

A .tflite reads 100 to 250 hands a second on 2 cores if it reads masks, thousands if it reads
landmarks. --predictions writes an NPZ, aligned with the rows: `predictions` (N,) the likeliest
letter, `accepted` (N,) whether it reaches the threshold and "no letter" is not likelier, `labels`
(classes,) and `probabilities` (N, classes). A .keras file has no threshold: it accepts all letters.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.adapt.options import ProfileOptions
from asl_keras.command import add_options, from_options, manual_page, remark, run
from asl_keras.files import expect_another_place, expect_place, replacing, write_bytes

if TYPE_CHECKING:
    from asl_keras.data.dataset import Dataset
    from asl_keras.evaluation.evaluate import Evaluation
    from asl_keras.inference.reader import EmbeddingReader, Reader

WRITTEN = ("predictions", "report", "page")


@dataclass(frozen=True)
class Options:
    """What is evaluated, on what."""

    data: tuple[Path, ...]
    """NPZ files."""
    model: Path | None = None
    """A .keras, .h5 or .tflite file instead of what comes with the package."""
    predictions: Path | None = None
    """Write what was read to this NPZ file."""
    report: Path | None = None
    """Write the report to this JSON file."""
    page: Path | None = None
    """Write it to this HTML file, with what is confused as pictures."""


def main(arguments: Sequence[str]) -> None:
    """The command."""
    manual = manual_page("training.evaluate", __doc__)
    add_options(manual, Options)
    add_options(manual, ProfileOptions)
    given = manual.parse_args(arguments)
    options = from_options(Options, given)

    import sklearn.metrics  # noqa: F401  of an extra: missing, it is noticed before the work

    from asl_keras.data.dataset import load
    from asl_keras.evaluation.evaluate import evaluate
    from asl_keras.evaluation.rejection_report import rejection_table
    from asl_keras.evaluation.report import table

    whose = from_options(ProfileOptions, given)
    _expect_other_places(options, whose)
    reader = _of_signer(open_any(options.model), whose, options)
    data = load(options.data)
    remark(data.remarks)
    evaluation, probabilities = evaluate(reader, data, np.arange(len(data)))
    print(f"{table(evaluation.report)}\n\n{rejection_table(evaluation)}")
    _write(options, reader, data, evaluation, probabilities)


def _write(
    options: Options,
    reader: "Reader",
    data: "Dataset",
    evaluation: "Evaluation",
    probabilities: np.ndarray,
) -> None:
    if options.predictions:
        write_predictions(options.predictions, reader, probabilities)
    if options.report:
        write_bytes(options.report, json.dumps(evaluation.as_json(), indent=2).encode())
    if options.page:
        from training.report.judged import Judged
        from training.report.of_evaluation import of_evaluation
        from training.report.page import page

        name = options.model.name if options.model else "What comes with the package"
        judged = Judged(reader.alphabet, data, np.arange(len(data)), probabilities)
        write_bytes(options.page, page(of_evaluation(name, judged, evaluation)).encode())


def _of_signer(reader: "EmbeddingReader", whose: ProfileOptions, options: Options) -> "Reader":
    """The reader with the signer's profile, if one is named."""
    signer = whose.open(reader, options.model)
    return signer.reader if signer else reader


def _expect_other_places(options: Options, whose: ProfileOptions) -> None:
    """Checked before the work, not after it."""
    read = [options.model, *options.data, whose.place]
    for field in WRITTEN:
        file = getattr(options, field)
        expect_another_place(file, field, read)
        expect_place(file, field)
        read.append(file)


def open_any(path: Path | None) -> "EmbeddingReader":
    """A `KerasClassifier` of a .keras or .h5 file, else what `open_reader` opens."""
    if path is None or path.suffix in (".tflite", ".json"):
        from asl_keras.pretrained import open_reader

        return open_reader(path)
    from asl_keras.models.model_file import expect_model

    expect_model(path)  # a bad file is noticed before Keras' six seconds
    from asl_keras.inference.keras_classifier import KerasClassifier

    return KerasClassifier.load(path)


def write_predictions(path: Path, reader: "Reader", probabilities: np.ndarray) -> None:
    """Writes what was read of each row, see above."""
    from asl_keras.evaluation.acceptance import accepted, likeliest_letters

    labels = np.array(reader.alphabet.labels)
    with replacing(path) as unfinished, unfinished.open("wb") as file:  # NumPy changes other names
        np.savez_compressed(
            file,
            predictions=labels[likeliest_letters(reader.alphabet, probabilities)],
            accepted=accepted(reader.alphabet, probabilities, reader.threshold),
            labels=labels,
            probabilities=probabilities,
        )


if __name__ == "__main__":
    run(main)
