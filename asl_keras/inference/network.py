"""A network at work in LiteRT: a batch of numbers in, its outputs in numbers out."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

FORMATS = (np.float32, np.uint8, np.int8)


class Network:
    """A network with one input, for batches of one size.

    Attributes:
        shape: what it reads, with the batch.
        outputs: the shape of each output, without the batch.
        rounding: what a number of each output may differ from the right one, as it is rounded.

    Raises:
        ValueError, RuntimeError, ...: if LiteRT refuses it. It may also crash the process, or never
            come back, see `asl_keras.inference.trial`.
    """

    def __init__(self, content: bytes, shape: Sequence[int], threads: int):
        from ai_edge_litert.interpreter import Interpreter

        self.shape = tuple(shape)
        self._interpreter = Interpreter(model_content=content, num_threads=threads)
        (before,) = self._interpreter.get_input_details()
        self._interpreter.resize_tensor_input(before["index"], self.shape, strict=True)
        self._interpreter.allocate_tensors()
        (self._input,) = self._interpreter.get_input_details()
        self._outputs = self._interpreter.get_output_details()
        for tensor in (self._input, *self._outputs):
            _require_format(tensor)
        self.outputs = [tuple(map(int, tensor["shape"][1:])) for tensor in self._outputs]
        self.rounding = [_scale(tensor) / 2 for tensor in self._outputs]

    def converter(self, dtype: type[np.generic]) -> Callable[[np.ndarray], np.ndarray]:
        """From a batch of this type to the input's own format."""
        if dtype is not np.uint8:
            return lambda batch: _to_format(batch, self._input)
        # A byte has one of 256 values, so the number format is a table.
        values = _to_format(np.arange(256, dtype=np.float32), self._input)
        return lambda batch: values[batch]

    def run(self, converted: np.ndarray, output: int = 0) -> np.ndarray:
        """What an output says, in float32, of a whole batch in the input's own format.

        Raises:
            ValueError: if it says something of another shape, which may show only now.
        """
        self._interpreter.set_tensor(self._input["index"], converted)
        self._interpreter.invoke()
        tensor = self._outputs[output]
        values = self._interpreter.get_tensor(tensor["index"])
        if values.shape != (self.shape[0], *self.outputs[output]):
            raise ValueError(f"Expected the shape {self.outputs[output]}. Received: {values.shape}")
        return _from_format(values, tensor)


def _require_format(tensor: dict[str, Any]) -> None:
    scale = _scale(tensor)
    if tensor["dtype"] not in FORMATS or not 0 <= scale < np.inf:
        raise ValueError("its numbers are neither float32 nor 8 bits with a scale")
    if tensor["dtype"] is not np.float32 and scale == 0:
        raise ValueError("its numbers have no scale")


def _scale(tensor: dict[str, Any]) -> float:
    """The step between two numbers; 0 for those that are not rounded."""
    return 0.0 if tensor["dtype"] == np.float32 else float(tensor["quantization"][0])


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
