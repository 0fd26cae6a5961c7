"""The history of a run, as it is read from its folder: a row of numbers for each epoch."""

import csv
import io
import math
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, read_text

HISTORY_FILE = "history.csv"
MOST_BYTES = 1_000_000  # 5000 epochs


def read_history(path: Path, columns: Sequence[str]) -> list[dict[str, float]]:
    """The rows of a CSV file with these columns, of which `epoch` counts from 1.

    Raises:
        InputError: if the file is missing, damaged, or of another kind.
    """
    try:
        lines = csv.reader(io.StringIO(read_text(path, MOST_BYTES), newline=""), strict=True)
        if next(lines, None) != list(columns):
            raise UnreadableError("has other columns")
        return [_row(line, columns, epoch) for epoch, line in enumerate(lines, start=1)]
    except (UnreadableError, ValueError, csv.Error) as error:
        fault = error if isinstance(error, UnreadableError) else "is damaged"
        raise InputError(
            f"Expected the history of a run. Received: {path}, which {fault}. Delete the folder, "
            "or give another `out`.",
            "out",
        ) from error


def best_epoch(history: Sequence[Mapping[str, float]], better: str) -> int:
    """The number of the first epoch with the least val_loss, or with the highest val_accuracy.

    Equal accuracies, which few hands give often, are told apart by their loss.
    """
    sign = -1 if better == "val_accuracy" else 1
    best = min(history, key=lambda row: (sign * row[better], row["val_loss"]))
    return history.index(best) + 1


def median(history: Sequence[Mapping[str, float]], name: str) -> float | None:
    """Of a column; None where no epoch had two steps to time."""
    known = [row[name] for row in history if not math.isnan(row[name])]
    return statistics.median(known) if known else None


def _row(line: Sequence[str], columns: Sequence[str], epoch: int) -> dict[str, float]:
    row = {key: float(value) for key, value in zip(columns, line, strict=True)}
    if row["epoch"] != epoch or any(map(math.isinf, row.values())):
        raise ValueError("no row of a history")
    return {**row, "epoch": epoch}
