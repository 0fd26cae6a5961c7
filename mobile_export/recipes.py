"""The recipes: from a Keras model and masks that it will see to the bytes of a `.tflite`.

A mask is uint8-valued RGB in [0, 255]; every recipe keeps the batch open, so that LiteRT can resize
it. Needs the TensorFlow backend of Keras.
"""

import warnings
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from mobile_export.silent_layers import give_scales

if TYPE_CHECKING:
    import keras
    import tensorflow as tf

Recipe = Callable[["keras.Model", np.ndarray], bytes]


def float32(model: "keras.Model", masks: np.ndarray) -> bytes:
    """The network as it was trained: float32 weights, input and output. Costs no accuracy."""
    return _converter(model).convert()


def int8(model: "keras.Model", masks: np.ndarray) -> bytes:
    """All integer: int8 weights, one scale per channel, and activations; uint8 input and output.

    Three tenths of the size of float32; faster only on processors with 8-bit dot products, as
    phones have. Probabilities are multiples of 1/256 and move by up to 0.2 from the float ones
    where a letter is doubtful; few letters change.

    Args:
        model: the trained model.
        masks: uint8 (N, S, S, 3), balanced over the letters: their activations set the scales.
            A hundred or more, never noise.
    """
    import tensorflow as tf

    converter = _converter(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: _one_by_one(masks)
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = tf.uint8
    converter.inference_output_type = tf.uint8
    with warnings.catch_warnings():
        # Said of every model: these statistics are of training that already quantises.
        warnings.filterwarnings("ignore", "Statistics for quantized inputs")
        return give_scales(converter.convert())


RECIPES: Mapping[str, Recipe] = MappingProxyType({"float32": float32, "int8": int8})


def _converter(model: "keras.Model") -> "tf.lite.TFLiteConverter":
    """Reads the graph of a model in inference mode."""
    import tensorflow as tf

    shape = (None, *model.input_shape[1:])
    infer = tf.function(lambda masks: model(masks, training=False))
    graph = infer.get_concrete_function(tf.TensorSpec(shape, tf.float32, name="masks"))
    # The converter makes constants of the variables that it finds; a Keras model hides its own.
    holder = tf.Module()
    holder.kept = [variable.value for variable in model.variables]
    return tf.lite.TFLiteConverter.from_concrete_functions([graph], holder)


def _one_by_one(masks: np.ndarray) -> Iterator[list[np.ndarray]]:
    for mask in masks:
        yield [mask[np.newaxis].astype(np.float32)]
