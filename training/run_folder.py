"""The folder of a run: what is needed to go on after a kill, and what is left at the end."""

import csv
import io
import os
from pathlib import Path

import keras

from asl_keras import files
from asl_keras.models import saved
from training.history_file import read_history
from training.settings import HISTORY_FILE

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


class RunFolder:
    """Files of a run. A checkpoint counts once `history.csv` has its epoch.

    Args:
        path: of a folder that exists.
    """

    def __init__(self, path: Path):
        self.path = path
        self.history_file = path / HISTORY_FILE
        self.best_file = path / "best.keras"

    def history(self) -> list[dict[str, float]]:
        """A row for each finished epoch, numbered from 1. InputError if the file is damaged."""
        if not self.history_file.is_file():
            return []
        return read_history(self.history_file, COLUMNS)

    def epochs_done(self) -> int:
        """The number of the last finished epoch."""
        rows = self.history()
        return int(rows[-1]["epoch"]) if rows else 0

    def append(self, row: dict[str, float], model: keras.Model, best: bool) -> None:
        """Ends an epoch: its checkpoint first, its row last."""
        if best:
            _save(model, self.best_file)
        _save(model, self._checkpoint(int(row["epoch"])))
        previous = self.latest()
        _write_rows(self.history_file, [*self.history(), row])
        if previous is not None:
            previous.unlink(missing_ok=True)

    def latest(self) -> Path | None:
        """The model as the last finished epoch left it, with the state of its optimizer."""
        done = self.epochs_done()
        return self._checkpoint(done) if done else None

    def finish(self) -> None:
        """Removes what only a resumed run would need."""
        for pattern in ("checkpoint-*.keras", "unfinished-*.keras", self.best_file.name):
            for file in self.path.glob(pattern):
                file.unlink()

    def _checkpoint(self, epoch: int) -> Path:
        return self.path / f"checkpoint-{epoch:03d}.keras"


def _save(model: keras.Model, path: Path) -> None:
    unfinished = path.with_name(f"unfinished-{path.name}")
    saved.save(model, unfinished)
    os.replace(unfinished, path)


def _write_rows(path: Path, rows: list[dict[str, float]]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    files.write_bytes(path, text.getvalue().encode())
