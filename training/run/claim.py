"""A run's folder belongs to its settings and its data: only the same run is resumed."""

import json
import os
from pathlib import Path
from typing import Any

from asl_keras import files
from asl_keras.errors import InputError, shortened
from training.run.fingerprint import fingerprint
from training.run.history import HISTORY_FILE
from training.settings import TrainingSettings

FILE = "settings.json"
FINGERPRINT = "fingerprint"  # beside the settings, of the data
MOST_BYTES = 1_000_000  # the paths of some thousand files
MOST_SHOWN = 150  # characters of what differs


def claim(settings: TrainingSettings, folder: Path) -> None:
    """Makes the folder, which exists, the run's own, or checks that it is.

    A folder without a finished epoch may be taken by any run.

    Raises:
        InputError: if the folder holds a run with other settings or data.
    """
    mine = {**settings.as_json(), FINGERPRINT: fingerprint(settings.files)}
    if not os.path.lexists(folder / HISTORY_FILE):
        files.write_bytes(folder / FILE, json.dumps(mine, indent=2).encode())
        return
    theirs = _read(folder / FILE)
    # What an older release did not write is not known to differ.
    different = sorted(key for key in mine if mine[key] != theirs.get(key, mine[key]))
    if different:
        raise InputError(_difference(folder, different, mine, theirs), "out")


def _difference(
    folder: Path, different: list[str], mine: dict[str, Any], theirs: dict[str, Any]
) -> str:
    if different == [FINGERPRINT]:
        return (
            f"Expected the data that the run in {folder} began with. Received: files of the same "
            "names that changed since. Put the old ones back, or give another `out`."
        )
    changes = ", ".join(
        f"{key} {theirs.get(key)!r}, now {mine[key]!r}" for key in different if key != FINGERPRINT
    )
    return (
        f"Expected the settings of the run in {folder}. Received a difference: "
        f"{shortened(changes, MOST_SHOWN)}. Give the old ones, or another `out`."
    )


def _read(file: Path) -> dict[str, Any]:
    try:
        settings = files.read_json(file, MOST_BYTES)
        if not isinstance(settings, dict):
            raise files.UnreadableError("is damaged")
    except files.UnreadableError as error:
        raise InputError(
            f"Expected the settings of a run. Received: {file}, which {error}. Delete the folder, "
            "or give another `out`.",
            "out",
        ) from error
    return settings
