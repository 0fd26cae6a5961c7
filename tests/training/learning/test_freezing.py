"""Frozen stages: what stays, what begins to learn when, and how the rate goes on."""

import dataclasses

import keras
import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.models import build
from training.learning.freezing import freeze, spans, thaw
from training.settings import TrainingSettings

SETTINGS = TrainingSettings(
    arch="customcnn", weights="some.keras", freeze="stage_3", unfreeze_at=4, epochs=8
)
PICTURES = np.random.default_rng(0).integers(0, 256, (8, 32, 32, 3)).astype("float32")
TRUTH = np.arange(8) % 3


@pytest.fixture
def model() -> keras.Model:
    return build("customcnn", (32, 32, 3), 3)


def learning(model: keras.Model) -> set[str]:
    """The convolutions whose layers learn."""
    return {layer.name for layer in model.layers if layer.trainable and "conv" in layer.name} & {
        f"conv_{stage}" for stage in (1, 2, 3, 4)
    }


def test_frozen_layers_stay_with_the_averages_of_their_normalisation(model):
    freeze(model, SETTINGS, epoch=0)
    model.compile("sgd", "sparse_categorical_crossentropy")
    before = {layer.name: layer.get_weights() for layer in model.layers if layer.weights}
    model.train_on_batch(PICTURES, TRUTH)
    for name, weights in before.items():
        same = all(map(np.array_equal, weights, model.get_layer(name).get_weights()))
        assert same == any(stage in name for stage in "123"), name


def test_frozen_normalisation_normalises_by_its_averages(model):
    """Not by those of the batch, which would change what the stages after it know."""
    freeze(model, SETTINGS, epoch=0)
    part = keras.Model(model.input, model.get_layer("pool_3").output)
    in_training, in_use = (part(PICTURES, training=one) for one in (True, False))
    np.testing.assert_array_equal(in_training, in_use)


def test_stages_begin_to_learn_one_by_one_from_the_last(model):
    found = []
    for epoch in range(8):
        freeze(model, SETTINGS, epoch)
        found.append(min(learning(model)))
    assert found == ["conv_4"] * 3 + ["conv_3", "conv_2"] + ["conv_1"] * 3
    assert list(spans(model, SETTINGS, 0)) == [(0, 3), (3, 4), (4, 5), (5, 8)]
    assert list(spans(model, SETTINGS, 4)) == [(4, 5), (5, 8)]


def test_without_freezing_all_epochs_are_one_span(model):
    settings = TrainingSettings(arch="customcnn")
    assert list(spans(model, settings, 2)) == [(2, 10)]
    assert not freeze(model, settings, epoch=0)


def test_the_rate_goes_on_where_stages_begin_to_learn(model):
    schedule = keras.optimizers.schedules.CosineDecay(0.1, 100)
    freeze(model, SETTINGS, epoch=0)
    model.compile(keras.optimizers.SGD(schedule), "sparse_categorical_crossentropy")
    for epoch in (3, 4):
        model.optimizer.iterations.assign(10)
        thaw(model, SETTINGS, epoch)
    assert int(model.optimizer.iterations) == 0
    assert float(model.optimizer.learning_rate) == pytest.approx(float(schedule(20)))
    model.train_on_batch(PICTURES, TRUTH)
    assert float(model.optimizer.learning_rate) == pytest.approx(float(schedule(21)))


def test_an_epoch_in_which_nothing_begins_to_learn_keeps_the_optimizer(model):
    freeze(model, SETTINGS, epoch=0)
    model.compile("adam", "sparse_categorical_crossentropy")
    before = model.optimizer
    thaw(model, SETTINGS, 2)
    assert model.optimizer is before


def test_a_wrong_stage_lists_the_right_ones(model):
    settings = dataclasses.replace(SETTINGS, freeze="stage_9")
    with pytest.raises(InputError, match="one of stage_1, stage_2, stage_3, stage_4"):
        freeze(model, settings, epoch=0)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"freeze": "stage_1"}, "freeze"),
        ({"unfreeze_at": 3}, "unfreeze_at"),
        ({"weights": "x.keras", "freeze": "stage_1", "unfreeze_at": 1}, "unfreeze_at"),
    ],
)
def test_contradictions_are_the_users_mistake(wrong, field):
    with pytest.raises(InputError, match=f"`{field}`"):
        TrainingSettings(**wrong)
