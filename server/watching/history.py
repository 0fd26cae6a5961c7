"""Windows in a file: what `python -m server.monitor report` shows, and a restart does not forget.

A JSON object with the reference of each model and the counts of its windows. No hand is in it.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from asl_keras.files import write_bytes
from asl_keras.inference.fields import (
    Field,
    UnfitError,
    is_line,
    listed,
    number,
    read_fields,
    whole,
)
from server.watching.drift import KEPT, Window, window_of
from server.watching.json_file import read_known
from server.watching.reference import OBJECT, Reference

VERSION = 1
MOST_BYTES = 1 << 25
MOST_MODELS = 100
FIELDS = {
    "version": whole(VERSION, VERSION),
    "models": Field(
        lambda one: isinstance(one, Mapping) and len(one) <= MOST_MODELS and all(map(is_line, one)),
        f"an object of at most {MOST_MODELS} models",
    ),
}
OF_MODEL = {"reference": OBJECT, "windows": listed(OBJECT, KEPT)}
OF_WINDOW = {"began": number(0, 1e11), "ended": number(0, 1e11), "counts": OBJECT}

History = Mapping[str, tuple[Reference, Sequence[Window]]]
"""By model its reference and its windows, the oldest first."""


def write_history(path: Path, history: History) -> None:
    """Writes it, whole or not at all; InputError if it cannot be written."""
    models = {
        name: {"reference": reference.as_json(), "windows": [_as_json(one) for one in windows]}
        for name, (reference, windows) in history.items()
    }
    write_bytes(path, json.dumps({"version": VERSION, "models": models}).encode() + b"\n")


def read_history(path: Path) -> History:
    """Reads it; what windows say is computed anew of their counts.

    Raises:
        InputError: if it is missing or no such file.
    """
    remedy = "Name the file of the server's --windows."
    return read_known(path, MOST_BYTES, _of_json, "the windows that a server has saved", remedy)


def _of_json(known: Any) -> History:
    models = read_fields(known, FIELDS)["models"]
    return {name: _of_model(one) for name, one in models.items()}


def _as_json(window: Window) -> dict[str, Any]:
    counts = {name: one.tolist() for name, one in window.counts.items()}
    return {"began": round(window.began, 1), "ended": round(window.ended, 1), "counts": counts}


def _of_model(known: Any) -> tuple[Reference, list[Window]]:
    values = read_fields(known, OF_MODEL)
    reference = Reference.of_json(values["reference"])
    return reference, [_window(one, reference) for one in values["windows"]]


def _window(known: Any, reference: Reference) -> Window:
    values = read_fields(known, OF_WINDOW)
    fields = {
        name: listed(whole(0, reference.window), len(one.shares))
        for name, one in reference.bins.items()
    }
    counts = {
        name: np.array(one, np.int64) for name, one in read_fields(values["counts"], fields).items()
    }
    if any(len(one) != len(reference.bins[name].shares) for name, one in counts.items()):
        raise UnfitError("have counts that do not fit the reference")
    return window_of(reference, counts, float(values["began"]), float(values["ended"]))
