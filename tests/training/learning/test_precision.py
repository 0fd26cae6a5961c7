"""Networks compute in 16 bits, and stay float32 in every file."""

import numpy as np
import pytest

from asl_keras import models
from asl_keras.layers.backend import keras
from training.learning.precision import compute_in, scaled

PRECISIONS = {"mixed_bfloat16": "bfloat16", "mixed_float16": "float16"}


def probabilities(network: keras.Model, masks: np.ndarray) -> np.ndarray:
    return keras.ops.convert_to_numpy(network(masks, training=False))


@pytest.fixture
def network() -> keras.Model:
    return models.build("customcnn", (32, 32, 3), 3)


@pytest.mark.parametrize("precision", PRECISIONS)
def test_convolutions_compute_in_16_bits_and_probabilities_in_32(network, precision):
    compute_in(network, precision)
    assert network.get_layer("conv_2").compute_dtype == PRECISIONS[precision]
    assert network.layers[-1].compute_dtype == "float32"
    assert {weight.dtype for weight in network.weights} <= {"float32", "uint32", "int64"}


def test_a_network_returns_to_float32(network):
    before = network.to_json()
    masks = np.random.default_rng(0).uniform(0, 255, (2, 32, 32, 3)).astype(np.float32)
    expected = probabilities(network, masks)
    assert not np.array_equal(probabilities(compute_in(network, "mixed_bfloat16"), masks), expected)
    np.testing.assert_array_equal(probabilities(compute_in(network, "float32"), masks), expected)
    assert network.to_json() == before


def test_losses_are_scaled_in_float16_alone():
    assert isinstance(
        scaled(keras.optimizers.SGD(), "mixed_float16"), keras.optimizers.LossScaleOptimizer
    )
    assert isinstance(scaled(keras.optimizers.SGD(), "mixed_bfloat16"), keras.optimizers.SGD)
