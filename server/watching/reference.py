"""What the hands are like that a model was made for: a small JSON file that travels with it.

It lies beside the model, as NAME.reference.json beside NAME.tflite, and states the SHA-256 of that
file, so that no other model is judged by it. It holds shares of hands in bins and limits, and no
hand.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, read_bytes, write_bytes
from asl_keras.inference.fields import (
    Field,
    UnfitError,
    listed,
    number,
    optional,
    read_fields,
    sha256,
    text,
    whole,
)
from asl_keras.inference.metadata import MAX_MODEL_BYTES
from server.watching.features import IN_WORDS, LETTERS, NUMBERS, Bins
from server.watching.json_file import read_known
from server.watching.limits import Key, statistics_of

VERSION = 1
MOST_BYTES = 1 << 18
MOST_BINS = 1000
SUFFIX = ".reference.json"
OBJECT = Field(lambda one: isinstance(one, Mapping), "an object")
FIELDS = {
    "version": whole(VERSION, VERSION),
    "model_sha256": sha256(),
    "made_of": text(),
    "hands": whole(1, 1 << 40),
    "window": whole(20, 100_000),
    "an_hour": number(1, 1e6),
    "labels": listed(text(), MOST_BINS),
    "bins": OBJECT,
    "limits": OBJECT,
}
BIN_FIELDS = {
    "shares": listed(number(0, 1), MOST_BINS),
    "edges": optional(listed(number(-1e9, 1e9), MOST_BINS), usual=None),
}


@dataclass(frozen=True, eq=False)
class Reference:
    """What is usual, and what is not."""

    model_sha256: str
    """Of the model's file: a .tflite, or the list of models that read together."""
    made_of: str
    """In words."""
    hands: int
    """That it was made of."""
    window: int
    """Hands that are compared with it at a time."""
    an_hour: float
    """Hands that count in an hour, at most."""
    labels: tuple[str, ...]
    """Of the model."""
    bins: Mapping[str, Bins]
    """By feature."""
    limits: Mapping[Key, float]
    """By feature and statistic, from which value on a window is an alarm."""

    def as_json(self) -> dict[str, Any]:
        """Ready for JSON; the inverse of `of_json`."""
        limits: dict[str, dict[str, float]] = {}
        for (name, kind), limit in self.limits.items():
            limits.setdefault(name, {})[kind] = round(limit, 4)
        return {
            "version": VERSION,
            "model_sha256": self.model_sha256,
            "made_of": self.made_of,
            "hands": self.hands,
            "window": self.window,
            "an_hour": self.an_hour,
            "labels": list(self.labels),
            "bins": {name: one.as_json() for name, one in self.bins.items()},
            "limits": limits,
        }

    @classmethod
    def of_json(cls, known: Any) -> "Reference":
        """Raises UnfitError, to follow "whose contents"."""
        values = read_fields(known, FIELDS)
        del values["version"]
        values["labels"] = tuple(values["labels"])
        values["bins"] = {name: _bins(name, one) for name, one in values["bins"].items()}
        values["limits"] = {
            (name, kind): float(_limit(values["limits"], name, kind))
            for name, one in values["bins"].items()
            for kind in statistics_of(one)
        }
        if len(values["bins"].get(LETTERS, Bins(np.empty(0))).shares) != len(values["labels"]):
            raise UnfitError("have no bin for each label")
        return cls(**values)

    def write(self, path: Path) -> None:
        """Writes it; the same bytes every time. InputError if it cannot be written."""
        lines = json.dumps(self.as_json(), indent=1)
        write_bytes(path, lines.encode() + b"\n")

    @classmethod
    def read(cls, path: Path) -> "Reference":
        """Raises InputError if the file is missing or no reference."""
        remedy = "Make it with `python -m server.monitor reference`."
        return read_known(path, MOST_BYTES, cls.of_json, "the reference of a model", remedy)


def beside(model: Path) -> Path:
    """Where the reference of a model lies."""
    return model.with_name(model.stem + SUFFIX)


def digest(model: Path) -> str:
    """The SHA-256 of a model's file in hexadecimal; InputError if it cannot be read."""
    try:
        return hashlib.sha256(read_bytes(model, MAX_MODEL_BYTES)).hexdigest()
    except UnreadableError as error:
        raise InputError(f"Expected a model file. Received: {model}, which {error}.") from error


def _bins(name: str, known: Any) -> Bins:
    if name not in IN_WORDS:
        raise UnfitError("have bins of a feature that this release does not know")
    values = read_fields(known, BIN_FIELDS)
    shares, edges = np.array(values["shares"], np.float64), values["edges"]
    if (edges is not None) != (name in NUMBERS) or not len(shares):
        raise UnfitError(f"have bins of `{name}` that do not fit it")
    if edges is None:
        return Bins(shares)
    if len(edges) != len(shares) - 1 or sorted(edges) != edges:
        raise UnfitError(f"have edges of `{name}` that do not fit its shares")
    return Bins(shares, np.array(edges, np.float64))


def _limit(limits: Mapping[str, Any], name: str, kind: str) -> float:
    given = read_fields(limits.get(name), {kind: number(0, 1e9)})
    return given[kind]
