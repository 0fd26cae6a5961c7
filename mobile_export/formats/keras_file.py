"""`.keras` and `.h5` from each other."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.errors import InputError
from asl_keras.inference.classifier import both_views
from asl_keras.inference.labels_file import LABELS_FILE, as_lines
from asl_keras.mask import draw
from mobile_export.formats.checked import write_checked

if TYPE_CHECKING:
    from asl_keras.inference.keras_classifier import KerasClassifier


def write_keras(classifier: "KerasClassifier", path: Path) -> float:
    """Writes a `.keras` or `.h5` file, as the path's suffix says, and `labels.txt` beside it.

    For inference: without the state of the optimizer. A `.keras` file holds the time at which it
    was written, so that no two are the same bytes.

    Returns:
        The largest difference of a probability from the model's.

    Raises:
        InputError: if the folder has the labels of another model, or the file cannot be written.
    """
    labels = path.with_name(LABELS_FILE)
    if labels.is_file() and labels.read_text(encoding="utf-8") != as_lines(classifier.labels):
        raise InputError(
            f"Expected a folder without the labels of another model. Received: {path.parent}, "
            f"whose {LABELS_FILE} is not this model's. Name another folder."
        )
    return write_checked(classifier, path, _write, _read)


def _write(classifier: "KerasClassifier", path: Path) -> None:
    from asl_keras.models import saved

    saved.save(classifier.model, path)
    path.with_name(LABELS_FILE).write_text(as_lines(classifier.labels), encoding="utf-8")


def _read(path: Path, hands: np.ndarray) -> list[np.ndarray]:
    from asl_keras.inference.keras_classifier import KerasClassifier

    classifier = KerasClassifier.load(path)
    return [both_views(classifier, draw(hands, classifier.side))]
