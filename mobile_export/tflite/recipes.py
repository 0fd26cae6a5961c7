"""The recipes: from a trained model to the bytes of a `.tflite`.

Every recipe keeps the batch open, so that LiteRT can resize it. Recipes take the model, and hands
as it reads them for those that calibrate integers: (N, *shape), a hundred or more, balanced over
the letters, never noise. Some begin with a compression, see `mobile_export.compression`. Needs the
TensorFlow backend of Keras.
"""

import contextlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from mobile_export.tflite.converter import (
    calibrate,
    convert_integers,
    exchange_bytes,
    open_converter,
    round_weights,
)

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class Recipe:
    """How a variant is made."""

    export: Callable[["keras.Model", np.ndarray], bytes] | None
    """None where the compression ends in a `.tflite`."""
    method: str | None = None
    """Of the compression that comes first."""
    for_phones: bool = True
    """Whether it must hold nothing but what TFLite 2.16.1 knows."""


def float32(model: "keras.Model", hands: np.ndarray | None = None) -> bytes:
    """The network as it was trained: float32 weights, input and output. Costs no accuracy."""
    return open_converter(model).convert()


def float16(model: "keras.Model", hands: np.ndarray | None = None) -> bytes:
    """Weights as float16, half the size; computed in float32, or in float16 where a GPU can."""
    converter = open_converter(model)
    round_weights(converter, half=True)
    return converter.convert()


def dynamic(model: "keras.Model", hands: np.ndarray | None = None) -> bytes:
    """Weights as int8; activations are float32 and become int8 for each product, at run time.

    Needs no calibration. Not for phones with TFLite 2.16.1, which lacks an operator of it.
    """
    converter = open_converter(model)
    round_weights(converter)
    return converter.convert()


def int8(model: "keras.Model", hands: np.ndarray) -> bytes:
    """All integer: int8 weights, one scale per channel, and activations; uint8 masks go in.

    Three tenths of the size of float32; faster only on processors with 8-bit dot products, as
    phones have. Probabilities are multiples of 1/256 and move by up to 0.2 from the float ones
    where a letter is doubtful; few letters change. Landmarks go in as float32.
    """
    converter = open_converter(model)
    round_weights(converter)
    calibrate(converter, model, hands)
    exchange_bytes(converter, model)
    return convert_integers(converter)


def int8_float_io(model: "keras.Model", hands: np.ndarray) -> bytes:
    """As int8, but masks go in and probabilities come out as float32: for who cannot quantise."""
    converter = open_converter(model)
    round_weights(converter)
    calibrate(converter, model, hands)
    return convert_integers(converter)


def weight_only_int8(model: "keras.Model", hands: np.ndarray | None = None) -> bytes:
    """Weights stored as int8 and computed with as float32: small, and nearly as exact as float32.

    Made by ai-edge-quantizer, https://github.com/google-ai-edge/ai-edge-quantizer.
    """
    from ai_edge_quantizer import quantizer, recipe

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        maker = quantizer.Quantizer(float32(model), recipe.weight_only_wi8_afp32())
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
