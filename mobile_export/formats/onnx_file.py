"""ONNX: what ONNX Runtime and, by `trtexec`, TensorRT read."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.errors import InputError
from asl_keras.inference.classifier import both_views
from asl_keras.mask import draw
from mobile_export.formats.checked import description, write_checked

if TYPE_CHECKING:
    import onnx

    from asl_keras.inference.keras_classifier import KerasClassifier

PACKAGES = ("onnx", "onnxruntime", "tf2onnx")  # of the extra `onnx`
OPSET = 17  # of 2022: ONNX Runtime 1.12 and TensorRT 8.6 know it


def write_onnx(classifier: "KerasClassifier", path: Path) -> float:
    """Writes an ONNX file from `masks`, float32 (N, side, side, 3), to `probabilities` (N, labels).

    Masks are RGB in [0, 255], one view each; N is open. Labels, side and mask version are JSON
    under `asl.json` in the metadata. A process of its own writes the same bytes
    every time.

    Returns:
        The largest difference of a probability from the model's, in ONNX Runtime on the CPU.

    Raises:
        InputError: if the extra `onnx` is not installed, or the file cannot be written.
    """
    missing = [package for package in PACKAGES if find_spec(package) is None]
    if missing:
        raise InputError(
            f"Expected the packages of the extra `onnx`. Received: an environment without "
            f"{', '.join(missing)}. Install them with `pip install 'asl-keras[onnx]'`."
        )
    return write_checked(classifier, path, _write, _read)


def _write(classifier: "KerasClassifier", path: Path) -> None:
    import onnx

    network = _converted(classifier)
    _rename(network.graph)
    for value in (*network.graph.input, *network.graph.output):
        value.type.tensor_type.shape.dim[0].dim_param = "N"
    onnx.helper.set_model_props(network, {"asl.json": description(classifier)})
    onnx.checker.check_model(network, full_check=True)
    onnx.save(network, path)


def _converted(classifier: "KerasClassifier") -> "onnx.ModelProto":
    import tensorflow as tf
    import tf2onnx

    masks = tf.TensorSpec((None, classifier.side, classifier.side, 3), tf.float32, "masks")

    @tf.function(input_signature=[masks])
    def read(masks):
        return {"probabilities": classifier.model(masks, training=False)}

    network, _ = tf2onnx.convert.from_function(read, [masks], opset=OPSET)
    return network


def _rename(graph: "onnx.GraphProto") -> None:
    """Gives the same names every time, in the order of the network.

    The converter numbers its own nodes, and calls a constant that several nodes share after any of
    them; here it is called after the first.
    """
    constants = {constant.name for constant in graph.initializer}
    names = {}

    def renamed(name: str) -> str:
        return names.setdefault(name, re.sub(r"__\d+", f"__{len(names)}", name))

    for node in graph.node:
        node.name = renamed(node.name)
        for number, name in enumerate(node.input):
            if name in constants:
                names.setdefault(name, f"{node.name}/input_{number}")
            node.input[number] = renamed(name)
        node.output[:] = [renamed(name) for name in node.output]
    for constant in graph.initializer:
        constant.name = names[constant.name]
    graph.initializer.sort(key=lambda constant: constant.name)
    graph.doc_string = ""  # names TensorFlow's function, by a number


def _read(path: Path, hands: np.ndarray) -> list[np.ndarray]:
    loaded = _Loaded(path)
    return [both_views(loaded, draw(hands, loaded.side))]


class _Loaded:
    """A `Classifier` in ONNX Runtime."""

    def __init__(self, path: Path):
        import onnxruntime

        self._session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        self.side = self._session.get_inputs()[0].shape[1]

    def probabilities(self, masks: np.ndarray) -> np.ndarray:
        return self._session.run(["probabilities"], {"masks": masks.astype(np.float32)})[0]
