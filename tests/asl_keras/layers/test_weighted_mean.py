import doctest

import keras
import numpy as np
import pytest

from asl_keras.layers import WeightedMean, weighted_mean

ANSWERS = np.random.default_rng(0).dirichlet(np.ones(4), size=(3, 2)).astype(np.float32)


def test_it_is_the_mean_by_the_ratios_of_the_weights():
    mean = WeightedMean([3.0, 1.0, 6.0])(list(ANSWERS))
    expected = (3 * ANSWERS[0] + ANSWERS[1] + 6 * ANSWERS[2]) / 10
    np.testing.assert_allclose(mean, expected, atol=1e-7)


def test_its_config_makes_the_same_layer():
    layer = WeightedMean([2, 1], name="probabilities")
    copy = WeightedMean.from_config(layer.get_config())
    assert (copy.ratios, copy.name) == ([2.0, 1.0], "probabilities")
    assert keras.saving.get_registered_name(WeightedMean) == "asl_keras>WeightedMean"


@pytest.mark.parametrize("weights", [[], [0.0, 1.0], [1.0, -1.0], [float("nan")], [float("inf")]])
def test_weights_that_are_none_are_refused(weights):
    with pytest.raises(ValueError, match="above 0"):
        WeightedMean(weights)


def test_another_number_of_inputs_is_refused():
    with pytest.raises(ValueError, match="Expected 2 inputs"):
        WeightedMean([1.0, 1.0])(list(ANSWERS))


def test_the_example_in_its_docstring_holds():
    assert doctest.testmod(weighted_mean).failed == 0
