"""Stages at rates of their own: steps and weight decay in proportion, on all backends."""

import keras
import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.models import build
from training.learning.layer_rates import rates, with_layer_rates
from training.settings import TrainingSettings

# JAX would spend most of the time on optimising programs that run once.
QUICK = "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"
BACKENDS = ["tensorflow", "jax", pytest.param("torch", marks=pytest.mark.torch)]
KINDS = ("AdamW", "Adam", "SGD")
RATES = {"dense": 0.25, "embedding": 0.5, "probabilities": 4.0}


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_step_and_its_decay_are_as_long_as_the_rate_says(command, tmp_path, backend):
    """After a model was saved and loaded, as where a run is resumed."""
    program = "tests.training.learning.steps_with_rates"
    done = command(program, tmp_path / "steps.npz", KERAS_BACKEND=backend, XLA_FLAGS=QUICK)
    assert done.returncode == 0, done.stderr
    with np.load(tmp_path / "steps.npz") as steps:
        for kind in KINDS:
            for layer, rate in RATES.items():
                plain, ours = steps[f"{kind}/{layer}"], steps[f"{kind}/{layer}/rates"]
                assert np.abs(plain).max() > 1e-4
                # The decay of a step is taken before its gradient, of a rounded weight.
                np.testing.assert_allclose(ours, rate * plain, rtol=0.01, atol=1e-6)


def test_rates_fall_from_the_head_to_the_first_stage():
    model = build("customcnn", (32, 32, 3), 3)
    found = rates(model, TrainingSettings(layer_decay=0.5, head_multiplier=10.0))
    assert found["probabilities"] == found["dense"] == 10
    assert [found[f"conv_{stage}"] for stage in (4, 3, 2, 1)] == [0.5, 0.25, 0.125, 0.0625]
    assert found["attention_2"] == found["conv_2_bn"] == found["conv_2"]


def test_equal_rates_change_nothing():
    model, optimizer = build("landmarks", (20,), 3), keras.optimizers.AdamW()
    assert with_layer_rates(optimizer, model, TrainingSettings()) is optimizer


@pytest.mark.parametrize(
    "wrong",
    [{"layer_decay": 0.0}, {"layer_decay": 1.5}, {"head_multiplier": 0.0}],
)
def test_a_rate_that_makes_no_sense_is_the_users_mistake(wrong):
    with pytest.raises(InputError, match=next(iter(wrong))):
        TrainingSettings(**wrong)
