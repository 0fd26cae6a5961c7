"""TensorFlow's converter to `.tflite`, and its settings, one function each.

Serves the models of Keras 3, which are exported, and of Keras 2, which quantisation-aware training
leaves.
"""

import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from asl_keras.inference import inputs
from asl_keras.inference.inputs import ModelInput
from asl_keras.models import embedding_of
from mobile_export.batch_names import batch_names
from mobile_export.tflite.dead_layers import give_scales

if TYPE_CHECKING:
    import tensorflow as tf


def open_converter(model: Any) -> "tf.lite.TFLiteConverter":
    """Reads the graph of a Keras model, of either version, in inference mode; the batch is open.

    A model with an embedding gives it as a second output.
    """
    import tensorflow as tf

    embedding = embedding_of(model)
    if embedding is not None:
        model = type(model)(model.input, [model.output, embedding])
    reads = _reads(model)
    specs = [
        tf.TensorSpec((None, *part.shape), tf.float32, name)
        for part, name in zip(reads.parts, batch_names(reads), strict=True)
    ]
    infer = tf.function(lambda *batch: model(_as_given(batch), training=False))
    graph = infer.get_concrete_function(*specs)
    # The converter makes constants of the variables that it finds; Keras 3 hides TensorFlow's.
    holder = tf.Module()
    holder.kept = [one if isinstance(one, tf.Variable) else one.value for one in model.variables]
    return tf.lite.TFLiteConverter.from_concrete_functions([graph], holder)


def round_weights(converter: "tf.lite.TFLiteConverter", half: bool = False) -> None:
    """Weights become int8, or float16 if `half`."""
    import tensorflow as tf

    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if half:
        converter.target_spec.supported_types = [tf.float16]


def calibrate(converter: "tf.lite.TFLiteConverter", model: Any, hands: np.ndarray) -> None:
    """Activations become int8, with scales from a batch of what the model reads."""
    import tensorflow as tf

    converter.representative_dataset = lambda: _one_by_one(_reads(model).split(hands))
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]


def exchange_bytes(converter: "tf.lite.TFLiteConverter", model: Any) -> None:
    """Probabilities come out as uint8, x 256; so goes in what is made of bytes, as masks are.

    All inputs have one type: landmarks beside masks are bytes, too.
    """
    import tensorflow as tf

    if any(part.dtype is np.uint8 for part in _reads(model).parts):
        converter.inference_input_type = tf.uint8
    converter.inference_output_type = tf.uint8


def convert_integers(converter: "tf.lite.TFLiteConverter") -> bytes:
    """The `.tflite` of a calibrated network, with usable scales for its dead layers."""
    with warnings.catch_warnings():
        # Said of every model: these statistics are of training that already quantises.
        warnings.filterwarnings("ignore", "Statistics for quantized inputs")
        return give_scales(converter.convert())


def _reads(model: Any) -> ModelInput:
    found = inputs.of_model(model)
    if found is None:
        kinds = " or ".join(inputs.KINDS)
        raise ValueError(f"Expected a model that reads {kinds}. Received: {model.input_shape}")
    return found


def _as_given(batch: Sequence[Any]) -> Any:
    """As a Keras model takes it: a list where there are several inputs."""
    return list(batch) if len(batch) > 1 else batch[0]


def _one_by_one(parts: Sequence[np.ndarray]) -> Iterator[list[np.ndarray]]:
    for hand in zip(*parts, strict=True):
        yield [part[np.newaxis].astype(np.float32) for part in hand]
