"""Gives dead layers a scale that runtimes accept.

A channel attention whose few hidden units are all below zero answers zero to every hand of the
calibration. The converter then writes a scale of 1e-8, with which a convolution's factor, input
scale x weight scale / output scale, passes 256: XNNPACK refuses such a network as a whole.
"""

import numpy as np

# Below it a scale is no measurement: the converter makes ranges of zero 2e-6 wide.
DEAD_SCALE = 1e-7
# What a dead layer gets: values up to about 1, should another hand wake it.
SCALE = np.float32(1 / 255)
BIAS = 2  # the place of a convolution's bias among its inputs: values, weights, bias


def give_scales(network: bytes) -> bytes:
    """The `.tflite` with usable scales; the same bytes where no layer is dead."""
    from ai_edge_litert.schema_py_generated import Model

    content = bytearray(network)
    model = Model.GetRootAs(content)
    graph = model.Subgraphs(0)
    dead = {tensor for tensor in range(graph.TensorsLength()) if _is_dead(model, graph, tensor)}
    for tensor in dead:
        _scales(graph, tensor)[:] = SCALE
    for index in range(graph.OperatorsLength()):
        inputs = graph.Operators(index).InputsAsNumpy()
        if len(inputs) > BIAS and inputs[BIAS] >= 0 and inputs[0] in dead:
            _rescale_bias(model, graph, *inputs[: BIAS + 1])
    return bytes(content)


def _is_dead(model, graph, tensor: int) -> bool:
    """Whether a tensor holds activations, no constants, and was never measured but zero."""
    scales = _scales(graph, tensor)
    constant = model.Buffers(graph.Tensors(tensor).Buffer()).DataLength() > 0
    return not constant and scales.size == 1 and scales[0] < DEAD_SCALE


def _scales(graph, tensor: int) -> np.ndarray:
    """The scales of a tensor, as a view that can be written to; empty if it is not quantised."""
    quantization = graph.Tensors(tensor).Quantization()
    if quantization is None or quantization.ScaleIsNone():
        return np.empty(0, np.float32)
    return quantization.ScaleAsNumpy()


def _rescale_bias(model, graph, values: int, weights: int, bias: int) -> None:
    """A bias is in units of its values' scale times its weights'."""
    old, new = _scales(graph, bias), _scales(graph, values) * _scales(graph, weights)
    data = model.Buffers(graph.Tensors(bias).Buffer()).DataAsNumpy().view(np.int32)
    data[:] = np.rint(data * (old / new))
    old[:] = new
