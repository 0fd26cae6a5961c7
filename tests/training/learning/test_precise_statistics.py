"""What is validated is normalised with the statistics of its own weights."""

import keras
import numpy as np
import pytest

from training.learning.precise_statistics import BATCHES, PreciseStatistics


class Counted:
    """Batches of two numbers that grow with the batch."""

    steps = 20

    def batch(self, step: int) -> tuple[np.ndarray, np.ndarray]:
        return np.array([[step], [step + 2.0]], np.float32), np.zeros(2)


def normalising() -> keras.Model:
    numbers = keras.Input((1,))
    scaled = keras.layers.Dense(1, use_bias=False, kernel_initializer=lambda *_, **__: [[3.0]])
    return keras.Model(numbers, keras.layers.BatchNormalization(momentum=0.9)(scaled(numbers)))


def validated(model: keras.Model) -> keras.layers.BatchNormalization:
    statistics = PreciseStatistics(model, Counted())
    statistics.set_model(model)
    statistics.on_epoch_begin(1)
    statistics.on_test_begin()
    return model.layers[-1]


def test_statistics_are_those_of_the_first_batches_of_the_epoch():
    layer = validated(normalising())
    means = 3 * (np.arange(20, 20 + BATCHES) + 1)
    assert float(layer.moving_mean[0]) == pytest.approx(means.mean())
    assert float(layer.moving_variance[0]) == pytest.approx(9)  # 3 squared, as each batch has 1


def test_steps_go_on_with_the_momentum_of_before():
    assert validated(normalising()).momentum == 0.9


def test_a_frozen_layer_keeps_its_statistics():
    model = normalising()
    model.layers[-1].trainable = False
    assert float(validated(model).moving_mean[0]) == 0
