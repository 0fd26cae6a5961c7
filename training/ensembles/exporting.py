"""The exports by which models are compared: what a user of a phone would get of each."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.errors import InputError
from asl_keras.inference.metadata import read_metadata
from mobile_export.export import export
from mobile_export.measuring.hands import choose
from mobile_export.result import ExportResult
from mobile_export.tflite.recipes import RECIPES

if TYPE_CHECKING:
    from asl_keras.inference.keras_classifier import KerasClassifier


def export_into(
    folder: Path, classifier: KerasClassifier, source: Path, recipe: str
) -> ExportResult:
    """Exports a model as `asl convert` does and writes all files.

    Raises:
        InputError: if the recipe cannot make it, or a file cannot be written.
    """
    hands = choose([], classifier.alphabet, classifier.input)
    result = export(classifier, source, hands, {recipe: RECIPES[recipe]})
    for mistake in result.not_made.values():
        raise mistake
    result.save(folder)
    return result


def exported(source: Path, classifier: KerasClassifier, recipe: str, workshop: Path) -> Path:
    """The export of a model: the one beside it if it is of this model, else one made elsewhere."""
    there = source.with_name(f"{source.stem}_{recipe}.tflite")
    if _is_of(there, source):
        return there
    folder = workshop / hashlib.sha256(str(source).encode()).hexdigest()[:12]
    result = export_into(folder, classifier, source, recipe)
    return file_of(result, folder)


def file_of(result: ExportResult, folder: Path) -> Path:
    """Where the only variant was written, rejected or not."""
    accepted = folder / result.variants[0].measurement.file
    return accepted if accepted.is_file() else accepted.with_suffix(".rejected.tflite")


def _is_of(file: Path, source: Path) -> bool:
    try:
        known = read_metadata(file).source_sha256
    except InputError:
        return False  # absent, of another release, or none
    return known == hashlib.sha256(source.read_bytes()).hexdigest()
