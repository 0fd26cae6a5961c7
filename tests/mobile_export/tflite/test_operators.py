"""What is read from a network's own tables."""

import pytest

from asl_keras.errors import InputError
from asl_keras.inference.metadata import read_network
from mobile_export.tflite.operators import (
    operators,
    require_phone_operators,
    tensor_types,
    unknown_to_phones,
)


@pytest.fixture(scope="module")
def networks(exported):
    return {
        file.stem.removeprefix("model_"): read_network(file)
        for file in exported.folder.glob("*.tflite")
    }


def test_the_operators_are_those_of_the_model(networks):
    found = {operator.name: operator.count for operator in operators(networks["float32"])}
    # Four convolutions, and two in each of four attentions.
    assert found["CONV_2D"] == 12
    assert found["MAX_POOL_2D"] == 4
    assert found["SOFTMAX"] == 1


def test_int8_is_integers_only_and_its_weights_are_bytes(networks):
    types = tensor_types(networks["int8"])
    assert set(types) == {"INT32", "INT8", "UINT8"}
    assert types["UINT8"] == 2  # the mask and the probabilities


def test_float16_weights_are_in_the_file(networks):
    assert tensor_types(networks["float16"])["FLOAT16"] > 10


def test_int8_with_float_input_has_two_float_tensors(networks):
    assert tensor_types(networks["int8_float_io"])["FLOAT32"] == 2


@pytest.mark.parametrize("recipe", ["float16", "float32", "int8"])
def test_phones_know_the_operators(networks, recipe):
    require_phone_operators(networks[recipe])


def test_an_operator_that_phones_may_not_know_is_named(networks):
    (unknown,) = unknown_to_phones(networks["dynamic"])
    assert (unknown.name, unknown.version) == ("FULLY_CONNECTED", 12)
    with pytest.raises(InputError, match="FULLY_CONNECTED version 12"):
        require_phone_operators(networks["dynamic"])
