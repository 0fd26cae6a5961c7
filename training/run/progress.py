"""Shows how training goes: two lines an epoch, and between them, on a terminal, a moving one."""

import shutil
import sys
import time
from collections.abc import Mapping

from asl_keras.command import moves_cursor
from asl_keras.layers.backend import keras

PAUSE = 0.2  # seconds between two changes of the moving line
VALUES = {  # as Keras names them, and as they are shown
    "loss": "loss {:.4f}",
    "accuracy": "accuracy {:.1%}",
    "val_loss": "validation loss {:.4f}",
    "val_accuracy": "validation accuracy {:.1%}",
}


class Progress(keras.callbacks.Callback):
    """Prints to stdout; Keras' own bar fills logs with carriage returns and backspaces.

    Args:
        epochs: of the run.
    """

    def __init__(self, epochs: int):
        super().__init__()
        self._epochs = epochs
        self._moves = moves_cursor(sys.stdout)
        self._start = self._shown = 0.0

    def on_epoch_begin(self, epoch: int, logs: Mapping[str, float] | None = None) -> None:
        """The first line."""
        self._start = self._shown = time.perf_counter()
        print(f"Epoch {epoch + 1}/{self._epochs}", flush=True)

    def on_train_batch_end(self, batch: int, logs: Mapping[str, float] | None = None) -> None:
        """The moving line."""
        now = time.perf_counter()
        if self._moves and now - self._shown >= PAUSE:
            self._shown = now
            self._show(f"step {batch + 1}/{self.params['steps']}, {_in_words(logs)}", end="")

    def on_epoch_end(self, epoch: int, logs: Mapping[str, float] | None = None) -> None:
        """The last line, in the place of the moving one."""
        self._show(f"{time.perf_counter() - self._start:.0f} s, {_in_words(logs)}", end="\n")

    def _show(self, line: str, end: str) -> None:
        if self._moves:
            room = max(shutil.get_terminal_size().columns - 1, 1)
            shown = line if end else line[:room]  # a line that wraps cannot be written over
            line = f"\r{shown.ljust(room)}"
        print(line, end=end, flush=True)


def _in_words(logs: Mapping[str, float] | None) -> str:
    known = logs or {}
    return ", ".join(form.format(known[name]) for name, form in VALUES.items() if name in known)
