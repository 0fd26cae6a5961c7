"""A rate that falls where learning stands still, by the history alone: a resumed run has the same.

Keras' ReduceLROnPlateau would count anew from the epoch at which it is resumed.
"""

from collections.abc import Sequence

from asl_keras.layers.backend import keras
from training.run.folder import RunFolder

PATIENCE = 2  # epochs without a better validation loss
FACTOR = 0.1


def fallen(losses: Sequence[float]) -> float:
    """What the rate is multiplied by after these validation losses, one of each epoch."""
    factor, best, waited = 1.0, float("inf"), 0
    for loss in losses:
        waited = 0 if loss < best else waited + 1
        best = min(best, loss)
        if waited == PATIENCE:
            factor, waited = factor * FACTOR, 0
    return factor


class FallOnPlateau(keras.callbacks.Callback):
    """Sets the rate of each epoch.

    Args:
        folder: of the run.
        rate: at the start.
    """

    def __init__(self, folder: RunFolder, rate: float):
        super().__init__()
        self._folder, self._rate = folder, rate

    def on_epoch_begin(self, epoch: int, logs=None) -> None:
        """Looks at the history."""
        losses = [row["val_loss"] for row in self._folder.history()]
        self.model.optimizer.learning_rate = self._rate * fallen(losses)
