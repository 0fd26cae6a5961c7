"""ONNX: what ONNX Runtime and, by `trtexec`, TensorRT read."""

import re
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.errors import InputError
from asl_keras.inference.classifier import read_hands
from mobile_export.batch_names import as_inputs, batch_names
from mobile_export.formats.checked import description, read_description, write_checked
from mobile_export.outputs import PROBABILITIES, with_named_outputs
from mobile_export.settings import Accepts

if TYPE_CHECKING:
    import onnx

    from asl_keras.inference.keras_classifier import KerasClassifier

PACKAGES = ("onnx", "onnxruntime", "tf2onnx")  # of the extra `onnx`
DESCRIPTION = "asl.json"  # in the metadata
OPSET = 17  # of 2022: ONNX Runtime 1.12 and TensorRT 8.6 know it


def write_onnx(classifier: "KerasClassifier", path: Path, accepts: Accepts) -> float:
    """Writes an ONNX file from `masks`, or what else the model reads, to `probabilities`.

    From float32 (N, *shape), one view of each hand, to (N, labels); N is open. A model that has an
    embedding gives it as `embedding`, (N, E). Alphabet, what the model reads, temperature and
    threshold are JSON under `asl.json` in the metadata. A process of its own writes the same bytes
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
            f"{', '.join(missing)}. Install them with `pip install '.[onnx]'`."
        )
    return write_checked(classifier, path, partial(_write, accepts), _read)


def _write(accepts: Accepts, classifier: "KerasClassifier", path: Path) -> None:
    import onnx

    network = _converted(classifier)
    _rename(network.graph)
    for value in (*network.graph.input, *network.graph.output):
        value.type.tensor_type.shape.dim[0].dim_param = "N"
    onnx.helper.set_model_props(network, {DESCRIPTION: description(classifier, accepts())})
    onnx.checker.check_model(network, full_check=True)
    onnx.save(network, path)


def _converted(classifier: "KerasClassifier") -> "onnx.ModelProto":
    import tensorflow as tf
    import tf2onnx

    reads, model = classifier.input, with_named_outputs(classifier.model)
    specs = [
        tf.TensorSpec((None, *part.shape), tf.float32, name)
        for part, name in zip(reads.parts, batch_names(reads), strict=True)
    ]

    @tf.function(input_signature=specs)
    def read(*batch):
        return model(as_inputs(batch), training=False)

    network, _ = tf2onnx.convert.from_function(read, specs, opset=OPSET)
    return network


def _rename(graph: "onnx.GraphProto") -> None:
    """Gives the same names every time, in the order of the network.

    The converter numbers its own nodes, and calls a constant that several nodes share after any of
    them; here it is called after the first.
    """
    constants = {constant.name for constant in graph.initializer}
    names: dict[str, str] = {}

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
    return [read_hands(_Loaded(path), hands)]


class _Loaded:
    """A `Classifier` in ONNX Runtime."""

    def __init__(self, path: Path):
        import onnxruntime

        self._session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        text = self._session.get_modelmeta().custom_metadata_map[DESCRIPTION]
        self.alphabet, self.input = read_description(text)

    def probabilities(self, batch: np.ndarray) -> np.ndarray:
        arrays = [array.astype(np.float32) for array in self.input.split(batch)]
        given = dict(zip(batch_names(self.input), arrays, strict=True))
        return self._session.run([PROBABILITIES], given)[0]
