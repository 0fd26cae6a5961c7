"""Keeps every epoch of a run in its folder, and measures it."""

import math
import time

from asl_keras.layers.backend import keras
from training.run.folder import RunFolder


class EpochEnd(keras.callbacks.Callback):
    """Writes a checkpoint and a row of history after each epoch.

    Args:
        folder: of the run.
        batch_size: masks in a step.
        input_speed: masks per second that the input pipeline makes.
    """

    def __init__(self, folder: RunFolder, batch_size: int, input_speed: float):
        super().__init__()
        self._folder, self._batch_size = folder, batch_size
        self._input_speed = input_speed
        self._start = self._first_step = self._last_step = 0.0
        self._steps = 0

    def on_epoch_begin(self, epoch: int, logs=None) -> None:
        """Starts the clock."""
        self._start = time.perf_counter()

    def on_train_batch_end(self, batch: int, logs=None) -> None:
        """The first step compiles, so steps count from its end."""
        self._last_step, self._steps = time.perf_counter(), batch
        if batch == 0:
            self._first_step = self._last_step

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Writes the row and the checkpoint.

        Raises:
            InputError: if the folder cannot be written to.
        """
        row = {
            "epoch": epoch + 1,
            "learning_rate": float(self.model.optimizer.learning_rate),
            **{key: float(logs[key]) for key in ("loss", "accuracy", "val_loss", "val_accuracy")},
            "seconds": time.perf_counter() - self._start,
            "images_per_second": self._speed(),
            "input_images_per_second": self._input_speed,
        }
        self._folder.append(row, self.model)

    def _speed(self) -> float:
        seconds = self._last_step - self._first_step
        return self._steps * self._batch_size / seconds if self._steps else math.nan
