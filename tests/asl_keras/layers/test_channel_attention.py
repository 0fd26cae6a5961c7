import doctest

import keras
import numpy as np
import pytest

from asl_keras.layers import ChannelAttention, channel_attention


@pytest.fixture
def features() -> np.ndarray:
    return np.random.default_rng(1).normal(size=(2, 5, 5, 16)).astype("float32")


def test_output_is_the_input_times_one_gate_from_0_to_1_per_picture_and_channel(features):
    gates = np.asarray(ChannelAttention(reduction=4)(features)) / features
    assert gates == pytest.approx(np.broadcast_to(gates[:, :1, :1], gates.shape), rel=1e-5)
    assert (gates > 0).all()
    assert (gates < 1).all()


def test_gates_are_those_of_the_paper(features):
    layer = ChannelAttention(reduction=4)
    output = np.asarray(layer(features))
    reduce, expand = (weight[0, 0] for weight in layer.get_weights())  # (16, 4), (4, 16)
    hidden = np.maximum(features.mean(axis=(1, 2)) @ reduce, 0)
    gates = 1 / (1 + np.exp(-hidden @ expand))
    # Sums of 25 and 16 float32 in another order.
    assert output == pytest.approx(features * gates[:, None, None], abs=1e-5)


def test_a_layer_of_fewer_channels_than_the_reduction_has_one_hidden_unit():
    layer = ChannelAttention(reduction=8)
    layer.build((None, 5, 5, 3))
    assert layer.count_params() == 3 + 3


def test_its_config_makes_the_same_layer():
    layer = ChannelAttention(reduction=4, name="attention", dtype="mixed_float16")
    copy = ChannelAttention.from_config(layer.get_config())
    assert (copy.reduction, copy.name, copy.dtype_policy) == (4, "attention", layer.dtype_policy)


def test_mixed_precision_reaches_the_convolutions_inside(features):
    assert ChannelAttention(dtype="mixed_float16")(features).dtype == "float16"


def test_keras_knows_it_by_its_registered_name():
    name = keras.saving.get_registered_name(ChannelAttention)
    assert name == "asl_keras>ChannelAttention"


def test_a_reduction_below_1_is_refused():
    with pytest.raises(ValueError, match=r"at least 1\. Received: 0"):
        ChannelAttention(reduction=0)


def test_the_example_in_its_docstring_holds():
    assert doctest.testmod(channel_attention).failed == 0


def test_no_attention_starts_silent():
    positive = np.random.default_rng(0).random((4, 3, 3, 32), dtype="float32")
    for seed in range(20):
        keras.utils.set_random_seed(seed)
        layer = ChannelAttention(reduction=8)
        gates = np.asarray(layer(positive)) / positive
        assert np.abs(gates - 0.5).max() > 1e-4
