"""The order of a network's inputs and outputs, which TensorFlow's converter does not promise.

Metadata of TensorFlow Lite describe both by their order, and other readers go by it.
"""

from collections.abc import Sequence
from typing import Any

from asl_keras.errors import InputError


def inputs_in_order(network: bytes, shapes: Sequence[tuple[int, ...]]) -> bytes:
    """The `.tflite` with its inputs in the order of these shapes, without the batch.

    Args:
        network: with an input of each shape, no two alike.
        shapes: those of `ModelInput.parts`.
    """
    content, graph = _opened(network)
    places = graph.InputsAsNumpy()  # a view into the content
    found = {tuple(graph.Tensors(one).ShapeAsNumpy()[1:].tolist()): one for one in places.tolist()}
    places[:] = [found[shape] for shape in shapes]
    return bytes(content)


def probabilities_first(network: bytes, labels: int) -> bytes:
    """The `.tflite` with the probabilities as its first output, before an embedding.

    Args:
        network: with one output, or two.
        labels: the width of the probabilities, which must not be the embedding's, too: by their
            widths runners tell them apart.
    """
    content, graph = _opened(network)
    outputs = graph.OutputsAsNumpy()
    widths = [graph.Tensors(output).ShapeAsNumpy()[-1] for output in outputs]
    if widths.count(labels) != 1:
        raise InputError(
            f"Expected one output as wide as the alphabet, {labels}. Received: {widths}. Give the "
            "embedding another width."
        )
    first = widths.index(labels)
    outputs[:] = [outputs[first], *outputs[:first], *outputs[first + 1 :]]
    return bytes(content)


def _opened(network: bytes) -> tuple[bytearray, Any]:
    """A copy, and its graph, whose arrays are views into the copy."""
    from ai_edge_litert.schema_py_generated import Model

    content = bytearray(network)
    return content, Model.GetRootAs(content).Subgraphs(0)
