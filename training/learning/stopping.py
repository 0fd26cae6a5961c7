"""Early stopping, by the history alone: a resumed run ends where an unbroken one does."""

import math
from collections.abc import Mapping, Sequence

from asl_keras.layers.backend import keras
from training.run.folder import RunFolder
from training.run.history import best_epoch
from training.settings import TrainingSettings


def is_over(history: Sequence[Mapping[str, float]], settings: TrainingSettings) -> bool:
    """Whether a run has its epochs, or its best epoch is as old as its patience.

    Prechelt, "Early Stopping - But When?", 1998. Epochs in which the learning rate rises do not
    count as waiting.
    """
    if not history or not settings.patience:
        return len(history) >= settings.epochs
    rising = math.ceil(settings.rising * settings.epochs)
    waited = len(history) - max(best_epoch(history, settings.stop_on), rising)
    return len(history) >= settings.epochs or waited >= settings.patience


class StopOnPlateau(keras.callbacks.Callback):
    """Stops after the epoch with which the run in a folder is over.

    It must come after the callback that writes the history.

    Args:
        folder: of the run.
        settings: with epochs, patience and what makes an epoch better.
    """

    def __init__(self, folder: RunFolder, settings: TrainingSettings):
        super().__init__()
        self._folder, self._settings = folder, settings

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Looks at the history."""
        if is_over(self._folder.history(), self._settings):
            self.model.stop_training = True
