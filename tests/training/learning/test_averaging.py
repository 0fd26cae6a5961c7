"""An average of the weights is what is validated and kept."""

import keras
import numpy as np
import pytest

from training.learning.averaging import ValidateAverage

MOMENTUM = 0.9
HANDS, TRUTH = np.ones((8, 1), np.float32), np.zeros(8, np.float32)


class Seen(keras.callbacks.Callback):
    """Writes down the weight after each step, in validation and at the end of an epoch."""

    def __init__(self):
        super().__init__()
        self.steps, self.validated, self.kept = [], [], []

    def on_train_batch_end(self, batch, logs=None):
        self.steps.append(self._weight())

    def on_test_batch_end(self, batch, logs=None):
        self.validated.append(self._weight())

    def on_epoch_end(self, epoch, logs=None):
        self.kept.append(self._weight())

    def _weight(self) -> float:
        return float(self.model.trainable_variables[0].numpy().item())


def model_of() -> keras.Model:
    dense = keras.layers.Dense(1, use_bias=False, kernel_initializer="ones")
    model = keras.Sequential([keras.Input((1,)), dense])
    model.compile(
        keras.optimizers.Adam(0.01, use_ema=True, ema_momentum=MOMENTUM), "mse", jit_compile=False
    )
    model.optimizer.build(model.trainable_variables)
    return model


def fit(model: keras.Model, first: int, last: int) -> Seen:
    seen = Seen()
    model.fit(
        HANDS,
        TRUTH,
        batch_size=2,
        shuffle=False,
        initial_epoch=first,
        epochs=last,
        validation_data=(HANDS, TRUTH),
        callbacks=[ValidateAverage(exchanged=first > 0), seen],
        verbose=0,
    )
    return seen


def test_what_is_validated_and_kept_is_the_average_and_what_learns_goes_on():
    seen = fit(model_of(), 0, 3)
    average, expected = seen.steps[0], []
    for weight in seen.steps[1:]:
        average = MOMENTUM * average + (1 - MOMENTUM) * weight
        expected.append(average)
    assert seen.kept == pytest.approx(expected[2::4])
    assert sorted(set(seen.validated)) == sorted(set(seen.kept))
    assert all(np.diff(seen.steps) < 0)  # no step goes back to an average, which is larger


def test_a_run_that_goes_on_from_a_checkpoint_learns_the_same(tmp_path):
    whole = fit(model_of(), 0, 3)
    model = model_of()

    class Save(keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            self.model.save(tmp_path / "checkpoint.keras")

    model.fit(
        HANDS,
        TRUTH,
        batch_size=2,
        shuffle=False,
        epochs=1,
        validation_data=(HANDS, TRUTH),
        callbacks=[ValidateAverage(exchanged=False), Save()],
        verbose=0,
    )
    rest = fit(keras.models.load_model(tmp_path / "checkpoint.keras"), 1, 3)
    assert rest.steps == whole.steps[4:]
    assert rest.kept == whole.kept[1:]
