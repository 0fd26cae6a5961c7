"""A network with a layer that is zero for every mask of the calibration still runs as int8."""

import numpy as np
import pytest

from asl_keras.mask import draw
from asl_keras.synthetic.generator import sample
from mobile_export.tflite.dead_layers import give_scales
from mobile_export.tflite.recipes import int8


@pytest.fixture(scope="module")
def masks():
    return draw(sample(20, seed=4)[0], 32)


def small_network(dead: bool):
    import keras

    keras.utils.set_random_seed(0)
    sign = -1 if dead else 1
    hidden = keras.initializers.Constant(0.001 * sign)
    return keras.Sequential(
        [
            keras.Input((32, 32, 3)),
            keras.layers.Conv2D(4, 3, strides=2, activation="relu"),
            keras.layers.Conv2D(4, 1, activation="relu", use_bias=False, kernel_initializer=hidden),
            keras.layers.Conv2D(4, 1, bias_initializer="ones"),
            keras.layers.GlobalAveragePooling2D(),
            keras.layers.Dense(3, activation="softmax"),
        ]
    )


def answers(network: bytes, masks: np.ndarray) -> np.ndarray:
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(model_content=network)
    (taken,), (given,) = interpreter.get_input_details(), interpreter.get_output_details()
    interpreter.resize_tensor_input(taken["index"], masks.shape)
    interpreter.allocate_tensors()
    interpreter.set_tensor(taken["index"], masks)
    interpreter.invoke()
    return interpreter.get_tensor(given["index"]) / 256


def test_a_dead_layer_does_not_keep_the_network_from_running(masks):
    model = small_network(dead=True)
    # A probability is a multiple of 1/256; the bias of ones is what is left of the masks.
    found = answers(int8(model, masks), masks)
    np.testing.assert_allclose(found, model.predict(masks, verbose=0), atol=0.01)


def test_a_network_without_dead_layers_is_left_as_it_is(masks):
    network = int8(small_network(dead=False), masks)
    assert give_scales(network) == network
