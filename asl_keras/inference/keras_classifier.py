"""A trained Keras model with its labels: masks in, probabilities out."""

from pathlib import Path

import keras
import numpy as np

from asl_keras.errors import InputError
from asl_keras.inference.labels_file import LABELS_FILE
from asl_keras.models import saved

BATCH = 64


class KerasClassifier:
    """Recognises masks with a Keras model, on whichever backend Keras runs.

    Attributes:
        labels: one per column of `probabilities`.
        side: of the masks in pixels.
        model: the Keras model.
    """

    def __init__(self, model: keras.Model, labels: tuple[str, ...]):
        """Checks that the model classifies pictures into that many labels, else `InputError`."""
        expected = f"(None, side, side, 3) to (None, {len(labels)}), one output for each label"
        shapes = model.input_shape, model.output_shape
        if not _classifies(*shapes, len(labels)):
            raise InputError(
                f"Expected a model from {expected}. Received: {shapes[0]} to {shapes[1]}"
            )
        self.labels = labels
        self.side = model.input_shape[1]
        self.model = model

    @classmethod
    def load(cls, path: Path) -> "KerasClassifier":
        """Reads a `.keras` or `.h5` file and the `labels.txt` beside it, one label per line.

        Raises:
            InputError: if a file is absent or damaged, or the labels are not the model's.
        """
        path = Path(path)
        model = saved.load(path)
        labels = path.with_name(LABELS_FILE)
        if not labels.is_file():
            raise InputError(
                f"Expected the labels of {path.name} in {labels}, one per line. "
                "Received: no such file; training writes it beside the model"
            )
        lines = labels.read_text(encoding="utf-8").splitlines()
        return cls(model, tuple(line.strip() for line in lines if line.strip()))

    def probabilities(self, masks: np.ndarray) -> np.ndarray:
        """uint8 (N, side, side, 3) RGB to float32 (N, classes), each row adding up to 1."""
        if masks.shape[1:] != (self.side, self.side, 3):
            raise ValueError(
                f"Expected `masks` of shape (N, {self.side}, {self.side}, 3). "
                f"Received: {masks.shape}"
            )
        if len(masks) == 0:  # Keras predicts nothing from nothing
            return np.zeros((0, len(self.labels)), np.float32)
        return self.model.predict(masks, batch_size=BATCH, verbose=0)


def _classifies(input_shape, output_shape, classes: int) -> bool:
    """Whether these are the shapes of one square RGB picture and of that many classes."""
    if not isinstance(input_shape, tuple) or len(input_shape) != 4:
        return False
    return (
        input_shape[1] is not None
        and input_shape[1:] == (input_shape[1], input_shape[1], 3)
        and output_shape == (None, classes)
    )
