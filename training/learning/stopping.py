"""Early stopping, by the history alone: a resumed run ends where an unbroken one does."""

from collections.abc import Mapping, Sequence

from asl_keras.layers.backend import keras
from training.run.folder import RunFolder

PATIENCE = 5  # epochs without a better validation loss; it is noisy while the rate is high


def is_on_plateau(history: Sequence[Mapping[str, float]], peak: int = 0) -> bool:
    """Whether the best validation loss is `PATIENCE` epochs old.

    Args:
        history: of the run.
        peak: epochs in which the learning rate rises: they do not count as waiting.
    """
    losses = [row["val_loss"] for row in history]
    return bool(losses) and len(losses) - max(losses.index(min(losses)) + 1, peak) >= PATIENCE


class StopOnPlateau(keras.callbacks.Callback):
    """Stops after the epoch with which the history in a folder is on a plateau.

    It must come after the callback that writes the history.

    Args:
        folder: of the run.
        peak: see `is_on_plateau`.
    """

    def __init__(self, folder: RunFolder, peak: int = 0):
        super().__init__()
        self._folder, self._peak = folder, peak

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Looks at the history."""
        if is_on_plateau(self._folder.history(), self._peak):
            self.model.stop_training = True
