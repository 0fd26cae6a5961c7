"""Keeps every epoch of a run in its folder, and measures it."""

import math
import time

import keras

from training.run_folder import RunFolder
from training.schedule import Stage


class EpochEnd(keras.callbacks.Callback):
    """Writes a checkpoint and a row of history after each epoch.

    Args:
        folder: of the run.
        stage: that the epochs are in.
        input_speed: masks per second that the input pipeline makes.
    """

    def __init__(self, folder: RunFolder, stage: Stage, input_speed: float):
        super().__init__()
        self._folder, self._stage = folder, stage
        self._input_speed = input_speed
        self._start = self._first_step = self._last_step = 0.0
        self._steps = 0

    def on_epoch_begin(self, epoch: int, logs=None) -> None:
        """Starts the clock."""
        self._start = time.perf_counter()

    def on_train_batch_end(self, batch: int, logs=None) -> None:
        """The first step of a stage compiles, so steps count from its end."""
        self._last_step, self._steps = time.perf_counter(), batch
        if batch == 0:
            self._first_step = self._last_step

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Writes the row and the checkpoint."""
        row = {
            "epoch": epoch + 1,
            "image_size": self._stage.image_size,
            "learning_rate": float(self.model.optimizer.learning_rate),
            **{key: float(logs[key]) for key in ("loss", "accuracy", "val_loss", "val_accuracy")},
            "seconds": time.perf_counter() - self._start,
            "images_per_second": self._speed(),
            "input_images_per_second": self._input_speed,
        }
        self._folder.append(row, self.model, best=self._is_best(row))

    def _speed(self) -> float:
        seconds = self._last_step - self._first_step
        return self._steps * self._stage.batch_size / seconds if self._steps else math.nan

    def _is_best(self, row: dict[str, float]) -> bool:
        """Among the epochs at this image size: losses at different sizes do not compare."""
        rivals = [
            other["val_loss"]
            for other in self._folder.history()
            if other["image_size"] == row["image_size"]
        ]
        return row["val_loss"] < min(rivals, default=math.inf)
