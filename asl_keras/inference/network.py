"""A network at work in LiteRT: a batch of numbers in, its outputs in numbers out."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

Converter = Callable[[np.ndarray], np.ndarray]

FORMATS = (np.float32, np.uint8, np.int8)


class Network:
    """A network for batches of one size.

    Args:
        content: of the `.tflite`.
        shapes: of its inputs, with the batch, no two alike: by them they are told apart.
        threads: that LiteRT may use.

    Attributes:
        shapes: what it reads.
        outputs: the shape of each output, without the batch.
        rounding: what a number of each output may differ from the right one, as it is rounded.

    Raises:
        ValueError, RuntimeError, ...: if LiteRT refuses it. It may also crash the process, or never
            come back, see `asl_keras.inference.trial`.
    """

    def __init__(self, content: bytes, shapes: Sequence[Sequence[int]], threads: int):
        from ai_edge_litert.interpreter import Interpreter

        self.shapes = [tuple(shape) for shape in shapes]
        self._interpreter = Interpreter(model_content=content, num_threads=threads)
        places = _places(self._interpreter.get_input_details(), self.shapes)
        for tensor, place in zip(self._interpreter.get_input_details(), places, strict=True):
            self._interpreter.resize_tensor_input(tensor["index"], self.shapes[place], strict=True)
        self._interpreter.allocate_tensors()
        found = dict(zip(places, self._interpreter.get_input_details(), strict=True))
        self._inputs = [found[place] for place in range(len(self.shapes))]
        self._outputs = self._interpreter.get_output_details()
        for tensor in (*self._inputs, *self._outputs):
            _require_format(tensor)
        self.outputs = [tuple(map(int, tensor["shape"][1:])) for tensor in self._outputs]
        self.rounding = [_scale(tensor) / 2 for tensor in self._outputs]

    def converters(self, dtypes: Sequence[Any]) -> list[Converter]:
        """From a batch of these types, one for each input, to the inputs' own formats."""
        return [_converter(*pair) for pair in zip(self._inputs, dtypes, strict=True)]

    def run(self, converted: Sequence[np.ndarray], output: int = 0) -> np.ndarray:
        """What an output says, in float32, of a whole batch in the inputs' own formats.

        Raises:
            ValueError: if it says something of another shape, which may show only now.
        """
        for tensor, values in zip(self._inputs, converted, strict=True):
            self._interpreter.set_tensor(tensor["index"], values)
        self._interpreter.invoke()
        tensor = self._outputs[output]
        values = self._interpreter.get_tensor(tensor["index"])
        if values.shape != (self.shapes[0][0], *self.outputs[output]):
            raise ValueError(f"Expected the shape {self.outputs[output]}. Received: {values.shape}")
        return _from_format(values, tensor)


def _places(tensors: Sequence[dict[str, Any]], shapes: Sequence[tuple[int, ...]]) -> list[int]:
    """Which of the shapes each input has, as a file need not have them in our order."""
    if len(shapes) == 1 == len(tensors):
        return [0]  # whatever its shape, LiteRT says whether it fits
    found = [tuple(map(int, tensor["shape"][1:])) for tensor in tensors]
    wanted = [shape[1:] for shape in shapes]
    if sorted(found) != sorted(wanted):
        raise ValueError(f"Expected inputs of the shapes {wanted}. Received: {found}")
    return [wanted.index(shape) for shape in found]


def _converter(tensor: dict[str, Any], dtype: Any) -> Converter:
    if dtype is not np.uint8:
        return lambda batch: _to_format(batch, tensor)
    # A byte has one of 256 values, so the number format is a table.
    values = _to_format(np.arange(256, dtype=np.float32), tensor)
    return lambda batch: values[batch]


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
