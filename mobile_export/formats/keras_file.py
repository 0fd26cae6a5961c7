"""`.keras` and `.h5` from each other."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.inference.classifier import read_hands
from asl_keras.inference.labels_file import refuse_other_alphabet, write_alphabet
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
    refuse_other_alphabet(path.parent, classifier.alphabet)
    return write_checked(classifier, path, _write, _read)


def _write(classifier: "KerasClassifier", path: Path) -> None:
    from asl_keras.models import saved

    saved.save(classifier.model, path)
    write_alphabet(path.parent, classifier.alphabet)


def _read(path: Path, hands: np.ndarray) -> list[np.ndarray]:
    from asl_keras.inference.keras_classifier import KerasClassifier

    return [read_hands(KerasClassifier.load(path), hands)]
