"""A loss that is no number ends a run at the step."""

import math

import keras
import numpy as np
import pytest

from asl_keras.errors import InputError
from training.learning.not_a_number import StopAtNaN
from training.run.folder import COLUMNS, RunFolder


def run_into(broken: int, folder: RunFolder, epoch: int) -> int:
    """Trains on 5 steps, one of which has no number; returns the steps that were begun."""

    class Begun(keras.callbacks.Callback):
        def on_train_batch_begin(self, batch, logs=None):
            begun.append(batch)

    begun: list[int] = []
    hands = np.ones((5, 1), np.float32)
    hands[broken] = np.nan
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(keras.optimizers.SGD(0.003), "mse", jit_compile=False)
    with pytest.raises(InputError) as caught:
        model.fit(
            hands,
            hands,
            batch_size=1,
            shuffle=False,
            initial_epoch=epoch,
            epochs=epoch + 1,
            callbacks=[StopAtNaN(folder), Begun()],
            verbose=0,
        )
    folder.message = str(caught.value)
    return len(begun)


def test_the_sentence_names_the_step_the_rate_and_what_to_try(tmp_path):
    folder = RunFolder(tmp_path)
    assert run_into(2, folder, epoch=0) == 3
    assert "nan at step 3 of epoch 1, at the learning rate 0.003. Try a tenth" in folder.message
    assert "weights of" not in folder.message


def test_it_says_where_the_last_good_weights_are(tmp_path):
    folder = RunFolder(tmp_path)
    row = {**dict.fromkeys(COLUMNS, "0.5"), "epoch": "1"}
    folder.history_file.write_text(f"{','.join(row)}\n{','.join(row.values())}\n")
    run_into(0, folder, epoch=1)
    assert "step 1 of epoch 2" in folder.message
    assert folder.message.endswith(f"weights of epoch 1 are in {folder.latest()}.")
    assert len(folder.message.replace(str(tmp_path), "")) <= 300


@pytest.mark.parametrize("loss", [math.nan, math.inf])
def test_a_loss_in_validation_counts_too(tmp_path, loss):
    stop = StopAtNaN(RunFolder(tmp_path))
    stop.set_model(keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)]))
    stop.model.compile("sgd", "mse")
    stop.on_epoch_begin(0)
    with pytest.raises(InputError, match="in validation after epoch 1"):
        stop.on_epoch_end(0, {"loss": 1.0, "val_loss": loss})
