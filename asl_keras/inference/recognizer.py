"""Runs an exported model with LiteRT: neither TensorFlow nor Keras is needed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.calibration import calibrated
from asl_keras.inference.classifier import VIEWS, both_views, check_batch, embed_hands
from asl_keras.inference.inputs import ModelInput
from asl_keras.inference.metadata import read_metadata


class Recognizer:
    """Runs an exported model.

    Args:
        path: a `.tflite` written by `mobile_export.convert`.
        threads: number of threads that LiteRT may use.
        batch: views that one run of the model takes; both views of a hand by default.

    Raises:
        InputError: if the file is missing, damaged, or not such a model.

    Example:
        >>> recognizer = Recognizer("model_int8.tflite")
        >>> recognizer.labels[recognizer.recognize(landmarks).argmax()]
    """

    def __init__(self, path: str | Path, threads: int = 2, batch: int = VIEWS):
        self.info = read_metadata(path)
        self._batch = batch
        self._interpreter = _interpreter(path, threads, batch, self.input)
        self._to = self._interpreter.get_input_details()[0]
        outputs = self._interpreter.get_output_details()
        self._outputs = _by_width(path, outputs, [len(self.labels), self.info.embedding])
        self._convert = _converter(self.input, self._to)

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
        return self._answers(batch, len(self.labels))

    def embeddings(self, batch: np.ndarray) -> np.ndarray:
        """What `input.prepare` makes, (N, *shape), to float32 (N, E): one view of each."""
        return self._answers(batch, self.embedding_size)

    def _answers(self, batch: np.ndarray, width: int) -> np.ndarray:
        """What the output of that width says of each row."""
        check_batch(batch, self.input)
        output = self._outputs[width]
        read = np.empty((len(batch), width), np.float32)
        run = np.zeros((self._batch, *self.input.shape), self.input.dtype)
        for start in range(0, len(batch), self._batch):
            count = len(read[start : start + self._batch])  # the last run may not be full
            run[:count] = batch[start : start + count]
            self._interpreter.set_tensor(self._to["index"], self._convert(run))
            self._interpreter.invoke()
            answers = _from_format(self._interpreter.get_tensor(output["index"]), output)
            read[start : start + count] = answers[:count]
        return read


def _by_width(
    path: str | Path, outputs: list[dict[str, Any]], widths: list[int]
) -> dict[int, dict[str, Any]]:
    """The outputs by the numbers in a row, as their order is not promised; 0 stands for none."""
    found = {tuple(tensor["shape"][1:]): tensor for tensor in outputs}
    if sorted(found) != sorted((width,) for width in widths if width) or len(found) < len(outputs):
        labels, embedding = widths
        also = f" and {embedding} of an embedding" if embedding else ""
        shapes = ", ".join(str(tuple(tensor["shape"])) for tensor in outputs)
        raise InputError(
            f"Expected a model with {labels} outputs, one per label{also}. Received: {path} with "
            f"outputs of shape {shapes}."
        )
    return {shape[0]: tensor for shape, tensor in found.items()}


def _interpreter(path: str | Path, threads: int, batch: int, reads: ModelInput) -> Any:
    from ai_edge_litert.interpreter import Interpreter

    try:
        interpreter = Interpreter(str(path), num_threads=threads)
        index = interpreter.get_input_details()[0]["index"]
        interpreter.resize_tensor_input(index, (batch, *reads.shape), strict=True)
        interpreter.allocate_tensors()
    except (ValueError, RuntimeError) as error:
        raise InputError(
            f"Expected a .tflite that reads {reads}, {batch} at a time. "
            f"Received: {path}, which LiteRT refuses: {error}"
        ) from error
    return interpreter


def _converter(reads: ModelInput, tensor: dict[str, Any]) -> Callable[[np.ndarray], np.ndarray]:
    """From what the model reads to its tensor's own format."""
    if reads.dtype is not np.uint8:
        return lambda batch: _to_format(batch, tensor)
    # A byte has one of 256 values, so the number format is a table.
    values = _to_format(np.arange(256, dtype=np.float32), tensor)
    return lambda batch: values[batch]


def _to_format(values: np.ndarray, tensor: dict[str, Any]) -> np.ndarray:
    """Numbers in a tensor's own format: itself if float, else quantised."""
    if tensor["dtype"] == np.float32:
        return values
    scale, zero = tensor["quantization"]
    limits = np.iinfo(tensor["dtype"])
    return np.clip(np.rint(values / scale + zero), limits.min, limits.max).astype(tensor["dtype"])


def _from_format(values: np.ndarray, tensor: dict[str, Any]) -> np.ndarray:
    """The inverse: float32 numbers from a tensor's own format."""
    if tensor["dtype"] == np.float32:
        return values
    scale, zero = tensor["quantization"]
    return (values.astype(np.float32) - zero) * np.float32(scale)
