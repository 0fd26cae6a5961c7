"""Early stopping, by the history alone: a resumed run ends where an unbroken one does."""

from collections.abc import Mapping, Sequence

import keras

from training.run_folder import RunFolder

PATIENCE = 5  # epochs without a better validation loss; it is noisy while the rate is high


def is_on_plateau(history: Sequence[Mapping[str, float]]) -> bool:
    """Whether the best validation loss is `PATIENCE` epochs old."""
    losses = [row["val_loss"] for row in history]
    return bool(losses) and len(losses) - 1 - losses.index(min(losses)) >= PATIENCE


class StopOnPlateau(keras.callbacks.Callback):
    """Stops after the epoch with which the history in a folder is on a plateau.

    It must come after the callback that writes the history.
    """

    def __init__(self, folder: RunFolder):
        super().__init__()
        self._folder = folder

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Looks at the history."""
        if is_on_plateau(self._folder.history()):
            self.model.stop_training = True
