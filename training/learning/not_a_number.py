"""A loss that is no number ends a run at the step: no later step makes it one again."""

import math

from asl_keras.errors import InputError
from asl_keras.layers.backend import keras
from training.run.folder import RunFolder


class StopAtNaN(keras.callbacks.Callback):
    """Ends a run before its weights that are no numbers are kept. It must be the first callback.

    Args:
        folder: of the run, which keeps the last good weights.
    """

    def __init__(self, folder: RunFolder):
        super().__init__()
        self._folder = folder
        self._epoch = 0

    def on_epoch_begin(self, epoch: int, logs=None) -> None:
        """Remembers which one."""
        self._epoch = epoch + 1

    def on_train_batch_end(self, batch: int, logs: dict[str, float]) -> None:
        """Looks at the mean loss of the epoch so far. Raises InputError."""
        self._expect_number(logs["loss"], f"at step {batch + 1} of epoch {self._epoch}")

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Looks at the loss in validation. Raises InputError."""
        self._expect_number(logs["val_loss"], f"in validation after epoch {self._epoch}")

    def _expect_number(self, loss: float, moment: str) -> None:
        if math.isfinite(loss):
            return
        if hasattr(self.model, "jax_state_sync"):
            self.model.jax_state_sync()  # else the optimizer knows of no step of this epoch
        rate = float(self.model.optimizer.learning_rate)
        latest = self._folder.latest()
        kept = f" The weights of epoch {self._epoch - 1} are in {latest}." if latest else ""
        raise InputError(
            f"Expected a loss that is a number. Received: {loss} {moment}, at the learning rate "
            f"{rate:.2g}. Try a tenth of `learning_rate`, or `clip_norm` 1, and another `out`."
            f"{kept}",
            "learning_rate",
            "clip_norm",
            "out",
        )
