"""Quickened layers compute what Keras' own do."""

import keras
import numpy as np
import pytest

from training.learning.kernels import quicken

# Sums of 640 numbers in another order.
TOLERANCE = {"rtol": 1e-4, "atol": 1e-4}


def normalising(trainable: bool = True) -> keras.Model:
    pictures = keras.Input((8, 5, 3))
    model = keras.Model(pictures, keras.layers.BatchNormalization(momentum=0.9)(pictures))
    random = np.random.default_rng(0)
    model.set_weights([random.uniform(0.5, 2, weight.shape) for weight in model.get_weights()])
    model.trainable = trainable
    return model


def outcome(model: keras.Model, training: bool) -> list[np.ndarray]:
    """Outputs, gradients and weights after a step."""
    import tensorflow as tf

    random = np.random.default_rng(1)
    pictures = tf.constant(random.normal(3, 2, (16, 8, 5, 3)), tf.float32)
    pull = tf.constant(random.normal(size=pictures.shape), tf.float32)
    layer = model.layers[1]
    with tf.GradientTape() as tape:
        tape.watch(pictures)
        outputs = model(pictures, training=training)
        loss = tf.reduce_sum(outputs * pull)
    gradients = tape.gradient(loss, [pictures, layer.gamma.value, layer.beta.value])
    return [outputs.numpy(), *(one.numpy() for one in gradients), *model.get_weights()]


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("trainable", [True, False])
def test_batch_normalisation_is_that_of_keras(training, trainable):
    theirs = outcome(normalising(trainable), training)
    ours = outcome(quicken(normalising(trainable)), training)
    for mine, other in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(mine, other, **TOLERANCE)


def test_what_is_saved_is_as_before():
    model = normalising()
    before = model.to_json()
    assert quicken(model).to_json() == before
