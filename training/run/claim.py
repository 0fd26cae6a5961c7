"""A run's folder belongs to its settings and its data: only the same run is resumed."""

import os
from pathlib import Path
from typing import Any

from asl_keras.errors import InputError, shortened
from training.run.fingerprint import fingerprint
from training.run.history import HISTORY_FILE
from training.settings import TrainingSettings
from training.settings.config import FILE, is_saved, read_saved, save

MOST_SHOWN = 150  # characters of what differs
LEFT = (
    "model.keras",
    "model.h5",
    "labels.txt",
    "labels.toml",
    "report.json",
    "report.html",
    "tensorboard",
)


def claim(settings: TrainingSettings, folder: Path) -> None:
    """Makes the folder, which exists, the run's own, or checks that it is.

    A folder without a finished epoch may be taken by any run, unless that would write over what no
    run left. What an older release did not write had its default.

    Raises:
        InputError: if the folder holds a run with other settings or data, or files of a user.
    """
    data = fingerprint(settings.files)
    if not os.path.lexists(folder / HISTORY_FILE):
        _expect_nothing_of_others(folder)
        save(settings, data, folder)
        return
    saved, data_then = read_saved(folder)
    mine, theirs = settings.resolved().as_json(), saved.as_json()
    different = sorted(key for key in mine if mine[key] != theirs[key])
    if different:
        raise InputError(_difference(folder, different, mine, theirs), "out")
    if data_then not in ("", data):
        raise InputError(
            f"Expected the data that the run in {folder} began with. Received: files of the same "
            "names that changed since. Put the old ones back, or give another `out`.",
            "out",
        )


def _expect_nothing_of_others(folder: Path) -> None:
    """Raises InputError for files that a run writes, in a folder that is not a run's."""
    theirs = [name for name in LEFT if os.path.lexists(folder / name)]
    theirs += [FILE] * (os.path.lexists(folder / FILE) and not is_saved(folder / FILE))
    if theirs:
        raise InputError(
            f"Expected a new folder as `out`, or one of a run. Received: {folder}, which holds "
            f"{', '.join(theirs)} and no {HISTORY_FILE}: they would be lost. Give another `out`.",
            "out",
        )


def _difference(
    folder: Path, different: list[str], mine: dict[str, Any], theirs: dict[str, Any]
) -> str:
    changes = ", ".join(f"{key} {theirs[key]!r}, now {mine[key]!r}" for key in different)
    return (
        f"Expected the settings of the run in {folder}. Received a difference: "
        f"{shortened(changes, MOST_SHOWN)}. Give the old ones, or another `out`."
    )
