"""When training ends: by one rule, whether the run was interrupted or not."""

import keras
import numpy as np
import pytest

from training.learning.stopping import StopOnPlateau, is_over
from training.run.folder import COLUMNS, RunFolder
from training.settings import TrainingSettings

PATIENCE = 5
COLD = TrainingSettings(epochs=100, schedule="constant")
WORSE = [1.0, *[2.0] * PATIENCE]


def folder_with(path, losses: list[float]) -> RunFolder:
    rows = [dict.fromkeys(COLUMNS, "0.5") | {"val_loss": str(loss)} for loss in losses]
    lines = [",".join(COLUMNS)]
    lines += [",".join({**row, "epoch": str(i + 1)}.values()) for i, row in enumerate(rows)]
    folder = RunFolder(path)
    folder.history_file.write_text("\n".join(lines) + "\n")
    return folder


@pytest.mark.parametrize(
    ("losses", "plateau"),
    [
        ([], False),
        ([1.0], False),
        (WORSE[:-1], False),
        (WORSE, True),
        ([2.0] * PATIENCE + [1.0], False),
    ],
)
def test_a_plateau_is_so_many_epochs_without_a_better_loss(tmp_path, losses, plateau):
    assert is_over(folder_with(tmp_path, losses).history(), COLD) is plateau


def test_a_run_is_over_after_its_epochs():
    falling = [{"val_loss": 1 / (1 + epoch)} for epoch in range(100)]
    assert not is_over(falling[:99], COLD)
    assert is_over(falling, COLD)


def test_patience_is_a_users_choice_and_without_any_a_run_goes_to_its_end():
    worse = [{"val_loss": 1.0 + epoch} for epoch in range(99)]
    patient = TrainingSettings(epochs=100, schedule="constant", patience=8)
    assert [is_over(worse[:count], patient) for count in (8, 9)] == [False, True]
    assert not is_over(worse, TrainingSettings(epochs=100, schedule="constant", patience=0))


def test_a_run_may_wait_for_accuracy():
    settings = TrainingSettings(epochs=100, schedule="constant", stop_on="val_accuracy", patience=2)
    worse = [{"val_loss": 1.0 + epoch, "val_accuracy": 0.1 * epoch} for epoch in range(9)]
    assert not is_over(worse, settings)
    assert is_over([*worse, worse[0], worse[0]], settings)


def test_no_run_stops_while_its_rate_still_rises():
    """Nor before it had its patience after that."""
    losses = [{"val_loss": loss} for loss in [1.0, *[2.0] * 20]]
    warm = TrainingSettings(epochs=100, warmup=0.09)
    ends = [count for count in range(21) if is_over(losses[:count], warm)]
    assert ends[0] == 9 + PATIENCE


@pytest.mark.parametrize("done", range(len(WORSE)))
def test_a_resumed_run_ends_after_the_epoch_of_an_unbroken_one(tmp_path, done):
    """Keras' EarlyStopping would count its patience anew from the epoch at which it is resumed."""

    class Epochs(keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            folder_with(tmp_path, [*WORSE, *[2.0] * 9][: epoch + 1])

    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(loss="mse", jit_compile=False)
    nothing = np.zeros((1, 1), np.float32)
    folder = folder_with(tmp_path, WORSE[:done])
    model.fit(
        nothing,
        nothing,
        initial_epoch=done,
        epochs=20,
        callbacks=[Epochs(), StopOnPlateau(folder, COLD)],
        verbose=0,
    )
    assert len(folder.history()) == len(WORSE)
