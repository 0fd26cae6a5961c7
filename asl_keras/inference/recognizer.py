"""Runs an exported model with LiteRT: neither TensorFlow nor Keras is needed."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.calibration import calibrated
from asl_keras.inference.classifier import (
    VIEWS,
    both_views,
    check_batch,
    check_embeddings,
    check_probabilities,
    embed_hands,
)
from asl_keras.inference.inputs import ModelInput
from asl_keras.inference.metadata import ModelFile, read_model
from asl_keras.inference.network import Network
from asl_keras.inference.trial import fault, is_shipped


class Recognizer:
    """Runs an exported model.

    One that did not ship is first run in a process of its own, see `asl_keras.inference.trial`.

    Args:
        path: a `.tflite` written by `mobile_export.convert`.
        threads: number of threads that LiteRT may use.
        batch: views that one run of the model takes; both views of a hand by default.

    Raises:
        InputError: if the file is missing, damaged, or not such a model; also when it reads, if
            what it answers are no probabilities.

    Example:
        >>> recognizer = Recognizer("model_int8.tflite")
        >>> recognizer.labels[recognizer.recognize(landmarks).argmax()]
    """

    def __init__(self, path: str | Path, threads: int = 2, batch: int = VIEWS):
        file = read_model(path)
        self.path, self.info = file.path, file.info
        shapes = [(batch, *part.shape) for part in self.input.parts]
        is_known = is_shipped(file)
        self._network = _open(file, shapes, threads, is_known)
        self._places = _by_width(file, self._network.outputs)
        self._converters = self._network.converters([part.dtype for part in self.input.parts])
        self._size = batch
        if not is_known:
            self.probabilities(np.zeros((batch, *self.input.shape), self.input.dtype))

    @property
    def alphabet(self) -> Alphabet:
        """The labels, in the order of the probabilities."""
        return self.info.alphabet

    @property
    def labels(self) -> tuple[str, ...]:
        """Those of the alphabet."""
        return self.info.alphabet.labels

    @property
    def input(self) -> ModelInput:
        """What the model reads."""
        return self.info.input

    @property
    def threshold(self) -> float:
        """The least probability of a letter that is accepted, 0 to 1."""
        return self.info.threshold

    @property
    def embedding_size(self) -> int:
        """Numbers of an embedding, E; 0 if the model has none."""
        return self.info.embedding

    def recognize(self, landmarks: np.ndarray) -> np.ndarray:
        """The probabilities (labels,) of a hand (21, 3), from both views of it, calibrated."""
        return self.read(landmarks[np.newaxis])[0]

    def read(self, landmarks: np.ndarray) -> np.ndarray:
        """The probabilities (N, labels) of hands (N, 21, 3), from both views, calibrated."""
        return self.read_prepared(self.input.prepare(landmarks))

    def read_prepared(self, batch: np.ndarray) -> np.ndarray:
        """As `read`, of what `input.prepare` made: (N, *shape)."""
        return calibrated(both_views(self, batch), self.info.temperature)

    def embed(self, landmarks: np.ndarray) -> np.ndarray:
        """What hands (N, 21, 3) are like: float32 (N, E), rows of length 1, see `embed_hands`."""
        return embed_hands(self, landmarks)

    def probabilities(self, batch: np.ndarray) -> np.ndarray:
        """What `input.prepare` makes, (N, *shape), to float32 (N, labels): one view of each."""
        answers = self._answers(batch, len(self.labels))
        rounding = self._network.rounding[self._places[len(self.labels)]]
        return check_probabilities(answers, batch, self.path, rounding)

    def embeddings(self, batch: np.ndarray) -> np.ndarray:
        """What `input.prepare` makes, (N, *shape), to float32 (N, E): one view of each."""
        return check_embeddings(self._answers(batch, self.embedding_size), batch, self.path)

    def _answers(self, batch: np.ndarray, width: int) -> np.ndarray:
        """What the output of that width says of each row."""
        check_batch(batch, self.input)
        read = np.empty((len(batch), width), np.float32)
        size = self._size
        run = np.zeros((size, *self.input.shape), self.input.dtype)
        for start in range(0, len(batch), size):
            count = len(read[start : start + size])  # the last run may not be full
            run[:count] = batch[start : start + count]
            arrays = zip(self._converters, self.input.split(run), strict=True)
            converted = [convert(array) for convert, array in arrays]
            answers = self._network.run(converted, self._places[width])
            read[start : start + count] = answers[:count]
        return read


def _open(
    file: ModelFile, shapes: Sequence[tuple[int, ...]], threads: int, is_known: bool
) -> Network:
    found = None if is_known else fault(file, shapes, threads)
    if found is None:
        try:
            return Network(file.network, shapes, threads)
        except (ValueError, RuntimeError):
            found = "LiteRT refuses"
    raise InputError(
        f"Expected a .tflite that reads {file.info.input}, {shapes[0][0]} at a time. Received: "
        f"{file.path}, which {found}. Make it anew with `python -m mobile_export.convert`."
    )


def _by_width(file: ModelFile, outputs: list[tuple[int, ...]]) -> dict[int, int]:
    """The places of the outputs by the numbers in a row, as their order is not promised."""
    labels, embedding = len(file.info.alphabet), file.info.embedding
    if sorted(outputs) != sorted((width,) for width in (labels, embedding) if width) or (
        labels == embedding
    ):
        also = f" and {embedding} of an embedding" if embedding else ""
        raise InputError(
            f"Expected a model with {labels} outputs, one per label{also}. Received: {file.path} "
            f"with outputs of shape {', '.join(map(str, outputs[:4]))} for each hand."
        )
    return {width: place for place, (width,) in enumerate(outputs)}
