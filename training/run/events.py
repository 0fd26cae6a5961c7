"""The history of a run for TensorBoard, which may look on while it trains."""

import time
from collections.abc import Mapping

from asl_keras.layers.backend import keras
from training.run.event_files import TAGS, new_name, write_rows, write_version
from training.run.folder import RunFolder

FOLDER = "tensorboard"


class Events(keras.callbacks.Callback):
    """Writes the scalars of each epoch; it must come after the callback that writes the history.

    A resumed run writes the epochs before it anew: a kill may have left half a record, after which
    TensorBoard reads no more of a file.

    Args:
        folder: of the run.
    """

    def __init__(self, folder: RunFolder):
        super().__init__()
        self._folder, self._has_begun = folder, False
        self._files = {part: folder.path / FOLDER / part / new_name() for part in TAGS}

    def on_train_begin(self, logs: Mapping[str, float] | None = None) -> None:
        """Begins the files, with the epochs that are done."""
        if self._has_begun:  # the model may be fitted in several spans
            return
        self._has_begun = True
        history = self._folder.history()
        ago = sum(row["seconds"] for row in history)
        for part, file in self._files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            for old in file.parent.glob("events.out.tfevents.*"):
                old.unlink(missing_ok=True)
            with file.open("wb") as stream:
                write_version(stream)
                write_rows(stream, part, history, time.time() - ago)

    def on_epoch_end(self, epoch: int, logs: Mapping[str, float] | None = None) -> None:
        """Adds the last epoch of the history."""
        row = self._folder.history()[-1]
        for part, file in self._files.items():
            with file.open("ab") as stream:
                write_rows(stream, part, [row], time.time() - row["seconds"])
