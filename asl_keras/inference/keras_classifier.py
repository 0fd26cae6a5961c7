"""A trained Keras model with its alphabet, on whichever backend Keras runs."""

from functools import cached_property
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference import inputs
from asl_keras.inference.classifier import (
    both_views,
    check_batch,
    check_probabilities,
    embed_hands,
    read_hands,
)
from asl_keras.inference.inputs import ModelInput
from asl_keras.inference.labels_file import read_alphabet
from asl_keras.layers.backend import keras
from asl_keras.models import embedding_of, saved

BATCH = 64


class KerasClassifier:
    """Recognises letters with a Keras model.

    Attributes:
        model: the Keras model.
        alphabet: its labels, one per column of `probabilities`.
        input: what it reads.
    """

    def __init__(self, model: keras.Model, alphabet: Alphabet):
        """Checks that the model classifies hands into that many labels, else `InputError`."""
        self.model = model
        self.alphabet = alphabet
        self.input = _input(model, len(alphabet))

    @classmethod
    def load(cls, path: Path) -> "KerasClassifier":
        """Reads a `.keras` or `.h5` file and the `labels.txt` beside it, one label per line.

        Raises:
            InputError: if a file is absent or damaged, the labels are not the model's, or its
                answers are no probabilities.
        """
        model = saved.load(path)
        classifier = cls(model, read_alphabet(path.parent))
        blank = np.zeros((1, *classifier.input.shape), classifier.input.dtype)
        answers = keras.ops.convert_to_numpy(model(classifier.feed(blank), training=False))
        check_probabilities(answers, blank, path)  # before anything is made of it
        return classifier

    @property
    def labels(self) -> tuple[str, ...]:
        """Those of the alphabet."""
        return self.alphabet.labels

    @property
    def threshold(self) -> float:
        """None was chosen yet: every letter is accepted."""
        return 0.0

    def read(self, landmarks: np.ndarray) -> np.ndarray:
        """The probabilities (N, labels) of hands (N, 21, 3), from both views."""
        return read_hands(self, landmarks)

    def read_prepared(self, batch: np.ndarray) -> np.ndarray:
        """As `read`, of what `input.prepare` made: (N, *shape)."""
        return both_views(self, batch)

    def embed(self, landmarks: np.ndarray) -> np.ndarray:
        """What hands (N, 21, 3) are like: float32 (N, E), rows of length 1, see `embed_hands`."""
        return embed_hands(self, landmarks)

    def probabilities(self, batch: np.ndarray) -> np.ndarray:
        """What `input.prepare` makes, (N, *shape), to float32 (N, labels), rows that sum to 1."""
        check_batch(batch, self.input)
        return check_probabilities(self._predict(self.model, batch), batch)

    def feed(self, batch: np.ndarray) -> np.ndarray | list[np.ndarray]:
        """A batch (N, *shape) as the Keras model takes it."""
        arrays = self.input.split(batch)
        return arrays if len(arrays) > 1 else arrays[0]

    @property
    def embedding_size(self) -> int:
        """Numbers of an embedding, E; 0 if the model has none."""
        output = embedding_of(self.model)
        return 0 if output is None else output.shape[-1]

    def embeddings(self, batch: np.ndarray) -> np.ndarray:
        """What `input.prepare` makes, (N, *shape), to float32 (N, E): one view of each."""
        check_batch(batch, self.input)
        return self._predict(self._embedding, batch)

    @cached_property
    def _embedding(self) -> keras.Model:
        return keras.Model(self.model.input, embedding_of(self.model))

    def _predict(self, model: keras.Model, batch: np.ndarray) -> np.ndarray:
        if len(batch) == 0:  # Keras predicts nothing from nothing
            return np.zeros((0, model.output_shape[-1]), np.float32)
        return model.predict(self.feed(batch), batch_size=BATCH, verbose=0)


def _input(model: keras.Model, classes: int) -> ModelInput:
    """What the model reads, by its shape."""
    shape, output = model.input_shape, model.output_shape
    found = inputs.of_model(model)
    if found is None or output != (None, classes):
        raise InputError(
            f"Expected a model of the kind {' or '.join(inputs.KINDS)} with {classes} outputs, one "
            f"for each label. Received: {shape} to {output}"
        )
    return found
