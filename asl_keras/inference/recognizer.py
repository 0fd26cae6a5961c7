"""An exported model at work: masks in, probabilities out. Needs LiteRT, not TensorFlow or Keras."""

from pathlib import Path

import numpy as np

from asl_keras import mask
from asl_keras.errors import InputError
from asl_keras.inference.classifier import VIEWS, both_views
from asl_keras.inference.metadata import read_metadata


class Recognizer:
    """Runs an exported model with LiteRT.

    Args:
        path: a `.tflite` written by `mobile_export.convert`.
        threads: that LiteRT may use.
        batch: masks that one run of the model takes; both views of a hand by default.

    Raises:
        InputError: if the file is missing, damaged, or not such a model.

    Example:
        >>> recognizer = Recognizer("model_int8.tflite")
        >>> recognizer.labels[recognizer.recognize(landmarks).argmax()]
    """

    def __init__(self, path: str | Path, threads: int = 2, batch: int = VIEWS):
        self.info = read_metadata(path)
        self._batch = batch
        self._interpreter = _interpreter(path, threads, (batch, self.side, self.side, 3))
        self._input = self._interpreter.get_input_details()[0]
        self._output = self._interpreter.get_output_details()[0]
        if tuple(self._output["shape"]) != (batch, len(self.labels)):
            raise InputError(
                f"Expected a model with {len(self.labels)} outputs, one per label. Received: "
                f"{path} with outputs of shape {tuple(self._output['shape'])}."
            )
        # A pixel has one of 256 values, so the model's number format is a table.
        self._pixels = _to_format(np.arange(256, dtype=np.float32), self._input)

    @property
    def labels(self) -> tuple[str, ...]:
        """The letters, in the order of the probabilities."""
        return self.info.labels

    @property
    def side(self) -> int:
        """Of the masks, in pixels."""
        return self.info.side

    @property
    def threshold(self) -> float:
        """The least probability of a letter that is believed."""
        return self.info.threshold

    def recognize(self, landmarks: np.ndarray) -> np.ndarray:
        """The probabilities (labels,) of a hand (21, 3), from both views of it."""
        return both_views(self, mask.draw(landmarks[np.newaxis], self.side))[0]

    def probabilities(self, masks: np.ndarray) -> np.ndarray:
        """Masks uint8 (N, side, side, 3) to float32 (N, labels), one view of each hand."""
        expected = (self.side, self.side, 3)
        if masks.dtype != np.uint8 or masks.shape[1:] != expected:
            raise ValueError(
                f"Expected `masks` as uint8 of shape (N, {self.side}, {self.side}, 3). "
                f"Received: {masks.dtype} of shape {masks.shape}"
            )
        answers = np.empty((len(masks), len(self.labels)), np.float32)
        batch = np.zeros((self._batch, *expected), np.uint8)
        for start in range(0, len(masks), self._batch):
            count = len(answers[start : start + self._batch])  # the last batch may not be full
            batch[:count] = masks[start : start + count]
            answers[start : start + count] = self._run(batch)[:count]
        return answers

    def _run(self, batch: np.ndarray) -> np.ndarray:
        self._interpreter.set_tensor(self._input["index"], self._pixels[batch])
        self._interpreter.invoke()
        return _from_format(self._interpreter.get_tensor(self._output["index"]), self._output)


def _interpreter(path: str | Path, threads: int, shape: tuple[int, int, int, int]):
    from ai_edge_litert.interpreter import Interpreter

    try:
        interpreter = Interpreter(str(path), num_threads=threads)
        index = interpreter.get_input_details()[0]["index"]
        interpreter.resize_tensor_input(index, shape, strict=True)
        interpreter.allocate_tensors()
    except (ValueError, RuntimeError) as error:
        raise InputError(
            f"Expected a .tflite that reads {shape[0]} masks of {shape[1]} x {shape[2]} pixels. "
            f"Received: {path}, which LiteRT refuses: {error}"
        ) from error
    return interpreter


def _to_format(values: np.ndarray, tensor: dict) -> np.ndarray:
    """Numbers in a tensor's own format: itself if float, else quantised."""
    if tensor["dtype"] == np.float32:
        return values
    scale, zero = tensor["quantization"]
    limits = np.iinfo(tensor["dtype"])
    return np.clip(np.rint(values / scale + zero), limits.min, limits.max).astype(tensor["dtype"])


def _from_format(values: np.ndarray, tensor: dict) -> np.ndarray:
    """The inverse: float32 numbers from a tensor's own format."""
    if tensor["dtype"] == np.float32:
        return values
    scale, zero = tensor["quantization"]
    return (values.astype(np.float32) - zero) * np.float32(scale)
