"""The folder of a run: what is needed to go on after a kill, and what is left at the end."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras import files
from asl_keras.errors import InputError
from training.run.history import HISTORY_FILE, best_epoch, read_history

if TYPE_CHECKING:
    import keras

COLUMNS = (
    "epoch",
    "learning_rate",
    "loss",
    "accuracy",
    "val_loss",
    "val_accuracy",
    "seconds",  # with validation and, in the first epoch, compilation
    "images_per_second",  # training alone
    "input_images_per_second",  # what the input pipeline makes when nothing else runs
)


CHECKPOINTS, START = "checkpoint-[0-9][0-9][0-9]*.keras", "start.json"
# What a kill may leave unfinished, see `asl_keras.files.replacing`.
WRITTEN = ("checkpoint-*", "config", "history", "labels", "model", "report", "start")


class RunFolder:
    """Files of a run. A checkpoint counts once `history.csv` has its epoch.

    A kill leaves all of an epoch or nothing of it. Which epoch was the best, and how long ago, the
    history says.

    Args:
        path: of a folder that exists.
        better: the column that says which epoch is the best, val_loss or val_accuracy.
    """

    def __init__(self, path: Path, better: str = "val_loss"):
        self.path, self._better = path, better
        self.history_file = path / HISTORY_FILE

    def history(self) -> list[dict[str, float]]:
        """A row for each finished epoch, numbered from 1. InputError if the file is damaged."""
        if not os.path.lexists(self.history_file):
            return []
        return read_history(self.history_file, COLUMNS)

    def epochs_done(self) -> int:
        """The number of the last finished epoch."""
        rows = self.history()
        return int(rows[-1]["epoch"]) if rows else 0

    def append(self, row: dict[str, float], model: keras.Model) -> None:
        """Ends an epoch: its checkpoint first, its row last.

        Raises:
            InputError: if the folder is gone, or cannot be written to, or is full.
        """
        from asl_keras.models import saved

        if self.epochs_done() != row["epoch"] - 1:
            raise InputError(
                f"Expected the run's folder with {row['epoch'] - 1:.0f} finished epochs. Received: "
                f"{self.path} with {self.epochs_done()}. Something else changed or removed it: "
                "begin again."
            )
        saved.save(model, self._checkpoint(int(row["epoch"])))
        _write_rows(self.history_file, [*self.history(), row])
        self._remove(CHECKPOINTS, keep={self.latest(), self.best()})

    def latest(self) -> Path | None:
        """The model as the last finished epoch left it, with the state of its optimizer."""
        done = self.epochs_done()
        return self._checkpoint(done) if done else None

    def best(self) -> Path:
        """The model of the best epoch; one must be finished."""
        return self._checkpoint(best_epoch(self.history(), self._better))

    def finish(self) -> None:
        """Removes what only a resumed run would need, and what kills left unfinished."""
        for pattern in (CHECKPOINTS, START, *(f".{name}.*.partial*" for name in WRITTEN)):
            self._remove(pattern)

    def _remove(self, pattern: str, keep: Collection[Path | None] = ()) -> None:
        for file in self.path.glob(pattern):
            if file not in keep:
                file.unlink(missing_ok=True)

    def _checkpoint(self, epoch: int) -> Path:
        return self.path / f"checkpoint-{epoch:03d}.keras"


def _write_rows(path: Path, rows: list[dict[str, float]]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    files.write_bytes(path, text.getvalue().encode())
