"""What makes steps of gradients, and whose weights decay."""

import keras
import numpy as np
import pytest

from asl_keras import models
from asl_keras.models import saved
from training.learning.optimizers import decay_matrices_alone, optimizer_of
from training.settings import TrainingSettings


def settings_of(optimizer: str, **settings) -> TrainingSettings:
    decay = {} if optimizer == "adam" else {"weight_decay": 0.5}
    return TrainingSettings(optimizer=optimizer, **{**decay, **settings})


def model_of(settings: TrainingSettings) -> keras.Model:
    model = models.build("customcnn", (32, 32, 3), 3)
    model.compile(optimizer_of(settings, 0.1), loss="sparse_categorical_crossentropy")
    model.optimizer.build(model.trainable_variables)
    decay_matrices_alone(model)
    for variable in model.trainable_variables:
        variable.assign(np.ones(variable.shape))
    return model


def decayed(model: keras.Model) -> set[str]:
    """The names of the weights that a step without gradients changes."""
    nothing = [np.zeros(variable.shape, np.float32) for variable in model.trainable_variables]
    model.optimizer.apply(nothing)
    return {one.name for one in model.trainable_variables if (one.numpy() != 1).any()}


@pytest.mark.parametrize(
    ("optimizer", "names"), [("adamw", {"kernel"}), ("sgd", {"kernel"}), ("adam", set())]
)
def test_biases_and_normalisation_do_not_decay(optimizer, names):
    assert decayed(model_of(settings_of(optimizer))) == names


def test_nor_in_a_resumed_run(tmp_path):
    saved.save(model_of(settings_of("adamw")), tmp_path / "checkpoint.keras")
    resumed = saved.load(tmp_path / "checkpoint.keras", optimizer=True)
    decay_matrices_alone(resumed)  # no file keeps it
    assert decayed(resumed) == {"kernel"}


@pytest.mark.parametrize("optimizer", ["adamw", "sgd", "adam"])
def test_gradients_are_clipped_to_one_length_together(optimizer):
    clipped = optimizer_of(settings_of(optimizer, clip_norm=3.0), 0.1)
    assert clipped.get_config()["global_clipnorm"] == 3.0


def test_momentum_is_sgds():
    assert optimizer_of(settings_of("sgd"), 0.1).momentum == 0.9
    assert optimizer_of(settings_of("sgd", momentum=0.5), 0.1).momentum == 0.5
