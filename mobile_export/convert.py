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
synthetic ones; rows of labels that the model lacks are left out.

A model that knows "none" rejects better with --data of people whom it was not trained on, some
rows of them labelled none: then the threshold is the least that lets --false-accept-rate of
those pass as a letter, and the temperature that calibrates probabilities is fitted. Where both
were chosen elsewhere, as by leaving people out in turn, --threshold and --temperature put
them in.

A variant that loses more than --max-drop of accuracy is rejected: it is written as
model_RECIPE.rejected.tflite, and the exit code is 1. So it is if a recipe cannot be made.
Any Keras backend may have trained the model.

With another --format than tflite the model is written as it is, loaded and compared; onnx and
saved_model carry the temperature and the threshold, too.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.command import (
    INTERRUPTED,
    add_options,
    from_options,
    manual_page,
    remark,
    run,
    with_flags,
)
from asl_keras.errors import InputError
from asl_keras.files import expect_writable
from mobile_export.formats import FORMATS
from mobile_export.settings import Acceptance, ExportSettings
from mobile_export.tflite.recipes import RECIPES

if TYPE_CHECKING:
    from asl_keras.inference.keras_classifier import KerasClassifier
    from mobile_export.export import Outcome
    from mobile_export.result import ExportResult

TFLITE = "tflite"
DEFAULT = ("float32", "int8")
ALL = "all"
INCOMPLETE = 1  # the exit code where a variant was rejected or could not be made


@dataclass(frozen=True)
class ConvertOptions:
    """What is exported, how, and where to."""

    model: Path
    """What training wrote."""
    quantize: tuple[str, ...] = DEFAULT
    """Recipes by name, or all."""
    format: str = TFLITE
    """Of what is written."""
    data: tuple[Path, ...] = ()
    """NPZ files of labelled hands, instead of synthetic ones."""
    out: Path | None = None
    """Folder of what is written (default: the model's)."""

    def __post_init__(self) -> None:
        from asl_keras.models.model_file import expect_model

        expect_model(self.model)


def main(arguments: Sequence[str]) -> int:
    """Exports, measures and prints; returns the exit code."""
    given = _page().parse_args(arguments)
    # Mistakes are noticed before TensorFlow's six seconds.
    options, settings = from_options(ConvertOptions, given), from_options(ExportSettings, given)
    # The converter reads TensorFlow's graphs, whichever backend trained the model.
    os.environ["KERAS_BACKEND"] = "tensorflow"
    from asl_keras.inference.keras_classifier import KerasClassifier

    classifier = KerasClassifier.load(options.model)
    folder = options.out or options.model.parent
    expect_writable(folder, "out")
    folder.mkdir(parents=True, exist_ok=True)
    if options.format != TFLITE:
        _write(classifier, options, settings, folder)
        return 0
    result = _export(classifier, options, settings, partial(_keep, folder))
    result.save_figures(folder)
    print(f"{result}; written to {folder}")
    if result.interrupted:
        print("Stopped: the other recipes were not made.", file=sys.stderr)
        return INTERRUPTED
    return 0 if result.is_complete else INCOMPLETE


def _page() -> argparse.ArgumentParser:
    page = manual_page("mobile_export.convert", __doc__)
    add_options(
        page,
        ConvertOptions,
        model={"metavar": "MODEL.keras"},
        quantize={
            "choices": [*RECIPES, ALL],
            "metavar": "RECIPE",
            "help": f"{', '.join(RECIPES)} or {ALL} (default: {' and '.join(DEFAULT)})",
        },
        format={"choices": [TFLITE, *FORMATS]},
        data={"metavar": "FILE.npz"},
        out={"metavar": "DIR"},
    )
    add_options(page, ExportSettings)
    return page


def _export(
    classifier: "KerasClassifier",
    options: ConvertOptions,
    settings: ExportSettings,
    tell: "Callable[[str, Outcome], None]",
) -> "ExportResult":
    from mobile_export.export import export
    from mobile_export.measuring.hands import choose

    names = RECIPES if ALL in options.quantize else options.quantize
    recipes = {name: RECIPES[name] for name in names}
    hands = choose(options.data, classifier.alphabet, classifier.input)
    remark(hands.remarks)
    return export(classifier, options.model, hands, recipes, settings, options.data, tell)


def _keep(folder: Path, name: str, outcome: "Outcome") -> None:
    """Writes a variant as soon as it is made; says why there is none, or no good one."""
    if isinstance(outcome, InputError):
        print(f"{name} was not made. {with_flags(outcome)}", file=sys.stderr)
        return
    file = outcome.save(folder)
    if outcome.rejection is not None:
        print(f"{with_flags(outcome.rejection)} Kept as {file}", file=sys.stderr)


def _write(
    classifier: "KerasClassifier", options: ConvertOptions, settings: ExportSettings, folder: Path
) -> None:
    """Writes a model in a format that has no variants."""
    written = FORMATS[options.format]
    target = folder / f"{options.model.stem}{written.ending}"
    if target.resolve() == options.model.resolve():
        raise InputError(
            f"Expected another place for the copy than its source. Received: {target}. "
            "Name a folder as `out`.",
            "out",
        )
    accepts = partial(_acceptance, classifier, options.data, settings)
    difference = written.write(classifier, target, accepts)
    print(f"{target}: loaded again, its probabilities differ by {difference:.1e} at most.")


def _acceptance(
    classifier: "KerasClassifier", data: Sequence[Path], settings: ExportSettings
) -> Acceptance:
    from asl_keras.inference.classifier import both_views
    from mobile_export.measuring.hands import choose
    from mobile_export.measuring.measurement import acceptance

    hands = choose(data, classifier.alphabet, classifier.input)
    validation = both_views(classifier, hands.validation.batch)
    return acceptance(classifier.alphabet, hands, validation, settings)


if __name__ == "__main__":
    run(main)
