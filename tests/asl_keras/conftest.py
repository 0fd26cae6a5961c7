"""A small real `.tflite` whose answers a line of NumPy predicts."""

from pathlib import Path

import numpy as np
import pytest

from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.classifier import read_hands
from asl_keras.inference.inputs import MaskInput
from asl_keras.inference.metadata import write_metadata
from asl_keras.inference.model_info import ModelInfo

SIDE = 32
LABELS = ("A", "B", "C")
# Of the mean red, green and blue of a mask's left half, for each label.
WEIGHTS = np.array([[9, -3, 2], [-4, 8, 1], [1, -2, 7]], np.float32)


class ColourModel:
    """Recognises by the colours in the left half of a mask, in plain NumPy."""

    alphabet = Alphabet(LABELS)
    input = MaskInput(SIDE)

    def probabilities(self, masks: np.ndarray) -> np.ndarray:
        """Softmax of the weighted mean colours."""
        colours = masks[:, :, : SIDE // 2].astype(np.float32).mean(axis=(1, 2)) / 255
        powers = np.exp(colours @ WEIGHTS)
        return powers / powers.sum(axis=1, keepdims=True)

    def read(self, landmarks: np.ndarray) -> np.ndarray:
        """Both views of hands (N, 21, 3)."""
        return read_hands(self, landmarks)


@pytest.fixture(scope="session")
def colour_model() -> ColourModel:
    """The reference of `exported`."""
    return ColourModel()


@pytest.fixture(scope="session")
def info() -> ModelInfo:
    """The metadata of `exported`."""
    return ModelInfo(
        Alphabet(LABELS),
        MaskInput(SIDE),
        "float32",
        "0" * 64,
        {"keras": "3"},
        {"synthetic": 0.5},
        0.6,
        0.02,
    )


@pytest.fixture(scope="session")
def exported(tmp_path_factory, info):
    """Makes the `.tflite` of the colour model with float32, uint8 or int8 input and output."""
    folder = tmp_path_factory.mktemp("exported")

    def make(kind: str) -> Path:
        file = folder / f"{kind}.tflite"
        if not file.exists():
            file.write_bytes(_convert(kind))
            write_metadata(file, info)
        return file

    return make


@pytest.fixture
def masks() -> np.ndarray:
    """Five pictures of four flat colours each, whose two views differ."""
    colours = np.random.default_rng(0).integers(0, 256, (5, 1, 4, 3))
    return np.broadcast_to(colours.repeat(SIDE // 4, axis=2), (5, SIDE, SIDE, 3)).astype(np.uint8)


def _convert(kind: str) -> bytes:
    import tensorflow as tf

    @tf.function(input_signature=[tf.TensorSpec((None, SIDE, SIDE, 3))])
    def classify(masks):
        left = tf.nn.avg_pool2d(masks[:, :, : SIDE // 2] / 255, (SIDE, SIDE // 2), 1, "VALID")
        kernel = tf.constant(WEIGHTS[None, None])
        return tf.nn.softmax(tf.reduce_mean(tf.nn.conv2d(left, kernel, 1, "VALID"), (1, 2)))

    converter = tf.lite.TFLiteConverter.from_concrete_functions(
        [classify.get_concrete_function()], tf.Module()
    )
    if kind != "float32":
        _quantize(converter, getattr(tf, kind))
    return converter.convert()


def _quantize(converter, kind) -> None:
    import tensorflow as tf

    levels = np.arange(0, 256, 5, np.float32)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: (
        [np.full((1, SIDE, SIDE, 3), level, np.float32)] for level in levels
    )
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = kind
    converter.inference_output_type = kind
