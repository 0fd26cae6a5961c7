"""The order of a network's outputs, which TensorFlow's converter does not promise."""

from asl_keras.errors import InputError


def probabilities_first(network: bytes, labels: int) -> bytes:
    """The `.tflite` with the probabilities as its first output, before an embedding.

    Metadata of TensorFlow Lite describe outputs by their order, and other readers take the first.

    Args:
        network: with one output, or two.
        labels: the width of the probabilities, which must not be the embedding's, too: by their
            widths runners tell them apart.
    """
    from ai_edge_litert.schema_py_generated import Model

    content = bytearray(network)
    graph = Model.GetRootAs(content).Subgraphs(0)
    outputs = graph.OutputsAsNumpy()  # a view into the content
    widths = [graph.Tensors(output).ShapeAsNumpy()[-1] for output in outputs]
    if widths.count(labels) != 1:
        raise InputError(
            f"Expected one output as wide as the alphabet, {labels}. Received: {widths}. Give the "
            "embedding another width."
        )
    first = widths.index(labels)
    outputs[:] = [outputs[first], *outputs[:first], *outputs[first + 1 :]]
    return bytes(content)
