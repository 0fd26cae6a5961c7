"""The recipes: from a trained model to the bytes of a `.tflite`.

A mask is uint8-valued RGB in [0, 255]; every recipe keeps the batch open, so that LiteRT can resize
it. Recipes take the model, and masks for those that calibrate integers: uint8 (N, S, S, 3), a
hundred or more, balanced over the letters, never noise. Some begin with a compression, see
`mobile_export.compression`. Needs the TensorFlow backend of Keras.
"""

import contextlib
import io
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from mobile_export.tflite.dead_layers import give_scales

if TYPE_CHECKING:
    import keras
    import tensorflow as tf


@dataclass(frozen=True)
class Recipe:
    """How a variant is made."""

    export: Callable[["keras.Model", np.ndarray], bytes] | None
    """None where the compression ends in a `.tflite`."""
    method: str | None = None
    """Of the compression that comes first."""
    for_phones: bool = True
    """Whether it must hold nothing but what TFLite 2.16.1 knows."""


def float32(model: "keras.Model", masks: np.ndarray) -> bytes:
    """The network as it was trained: float32 weights, input and output. Costs no accuracy."""
    return _converter(model).convert()


def float16(model: "keras.Model", masks: np.ndarray) -> bytes:
    """Weights as float16, half the size; computed in float32, or in float16 where a GPU can."""
    import tensorflow as tf

    converter = _converter(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.target_spec.supported_types = [tf.float16]
    return converter.convert()


def dynamic(model: "keras.Model", masks: np.ndarray) -> bytes:
    """Weights as int8; activations are float32 and become int8 for each product, at run time.

    Needs no calibration. Not for phones with TFLite 2.16.1, which lacks an operator of it.
    """
    import tensorflow as tf

    converter = _converter(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    return converter.convert()


def int8(model: "keras.Model", masks: np.ndarray) -> bytes:
    """All integer: int8 weights, one scale per channel, and activations; uint8 input and output.

    Three tenths of the size of float32; faster only on processors with 8-bit dot products, as
    phones have. Probabilities are multiples of 1/256 and move by up to 0.2 from the float ones
    where a letter is doubtful; few letters change.
    """
    import tensorflow as tf

    converter = _integer_converter(model, masks)
    converter.inference_input_type = tf.uint8
    converter.inference_output_type = tf.uint8
    return _convert_integer(converter)


def int8_float_io(model: "keras.Model", masks: np.ndarray) -> bytes:
    """As int8, but masks go in and probabilities come out as float32: for who cannot quantise."""
    return _convert_integer(_integer_converter(model, masks))


def weight_only_int8(model: "keras.Model", masks: np.ndarray) -> bytes:
    """Weights stored as int8 and computed with as float32: small, and nearly as exact as float32.

    Made by ai-edge-quantizer, https://github.com/google-ai-edge/ai-edge-quantizer.
    """
    from ai_edge_quantizer import quantizer, recipe

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        maker = quantizer.Quantizer(float32(model, masks), recipe.weight_only_wi8_afp32())
        return _with_buffers_inside(bytes(maker.quantize().quantized_model))


RECIPES: Mapping[str, Recipe] = MappingProxyType(
    {
        "float32": Recipe(float32),
        "float16": Recipe(float16),
        "dynamic": Recipe(dynamic, for_phones=False),
        "int8": Recipe(int8),
        "int8_float_io": Recipe(int8_float_io),
        "weight_only_int8": Recipe(weight_only_int8, for_phones=False),
        "qat_int8": Recipe(None, "qat"),
        "pruned_float32": Recipe(float32, "prune"),
        "pruned_int8": Recipe(int8, "prune"),
        "clustered_int8": Recipe(int8, "cluster"),
    }
)


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


def _integer_converter(model: "keras.Model", masks: np.ndarray) -> "tf.lite.TFLiteConverter":
    import tensorflow as tf

    converter = _converter(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: _one_by_one(masks)
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    return converter


def _convert_integer(converter: "tf.lite.TFLiteConverter") -> bytes:
    with warnings.catch_warnings():
        # Said of every model: these statistics are of training that already quantises.
        warnings.filterwarnings("ignore", "Statistics for quantized inputs")
        return give_scales(converter.convert())


def _with_buffers_inside(network: bytes) -> bytes:
    """The same network with its weights in the flatbuffer, not behind it at places in the file.

    Only so can metadata be written into it and the file still be read.
    """
    import flatbuffers
    from ai_edge_litert.schema_py_generated import ModelT

    model = ModelT.InitFromPackedBuf(network)
    for buffer in model.buffers:
        if buffer.offset > 1:  # 0 and 1 say that the weights are inside
            buffer.data = np.frombuffer(network, np.uint8, buffer.size, buffer.offset)
            buffer.offset = buffer.size = 0
    builder = flatbuffers.Builder(len(network))
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def _one_by_one(masks: np.ndarray) -> Iterator[list[np.ndarray]]:
    for mask in masks:
        yield [mask[np.newaxis].astype(np.float32)]
