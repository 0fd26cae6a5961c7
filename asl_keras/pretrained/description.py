"""Which models read together, and how: a small JSON file beside them.

    {
      "version": 1,
      "models": [
        {"file": "landmarks_int8.tflite", "sha256": "0f3a...", "weight": 0.7},
        {"file": "mobilenetv2_int8.tflite", "sha256": "9b1c...", "weight": 0.3}
      ],
      "temperature": 1.2,
      "threshold": 0.64
    }

The weighted mean of the models' own calibrated probabilities is calibrated by the temperature.
A model that reads alone has a temperature and a threshold inside: then both are left out.
"""

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, read_bytes, write_bytes

VERSION = 1
MOST_BYTES = 1 << 16
MOST_MODEL_BYTES = 1 << 30
MODEL_KEYS = ("file", "sha256", "weight")


@dataclass(frozen=True)
class Member:
    """A model that reads with others."""

    file: Path
    sha256: str
    """Of the file, in hexadecimal."""
    weight: float = 1.0
    """Above 0."""


@dataclass(frozen=True)
class Description:
    """Models that read together."""

    members: tuple[Member, ...]
    temperature: float | None = None
    """Of the mean; None for a model that reads alone."""
    threshold: float | None = None
    """The least probability of a letter that is accepted; None for a model that reads alone."""

    def __post_init__(self) -> None:
        """Raises ValueError for what describes no reader."""
        numbers = (self.temperature, self.threshold)
        if not self.members:
            raise ValueError("its models, of which there is none")
        if len(self.members) == 1 and numbers != (None, None):
            raise ValueError("a temperature or a threshold besides those of its only model")
        if len(self.members) > 1 and None in numbers:
            raise ValueError("the temperature and the threshold of several models")


def describe(
    models: Sequence[Path],
    weights: Sequence[float],
    temperature: float | None,
    threshold: float | None,
) -> Description:
    """The description of model files as they are now."""
    members = [
        Member(file, hashlib.sha256(file.read_bytes()).hexdigest(), weight)
        for file, weight in zip(models, weights, strict=True)
    ]
    return Description(tuple(members), temperature, threshold)


def write(path: Path, description: Description) -> None:
    """Writes a description beside its models; the same bytes every time.

    Raises:
        InputError: if it cannot be written.
    """
    models = [
        {"file": member.file.name, "sha256": member.sha256, "weight": member.weight}
        for member in description.members
    ]
    known: dict[str, Any] = {"version": VERSION, "models": models}
    if len(models) > 1:
        known |= {"temperature": description.temperature, "threshold": description.threshold}
    write_bytes(path, json.dumps(known, indent=2).encode() + b"\n")


def read(path: Path) -> Description:
    """Reads a description and checks that its models are those that it means.

    Raises:
        InputError: if it is missing or none, or a model is missing or another.
    """
    try:
        description = _description(json.loads(read_bytes(path, MOST_BYTES)), path.parent)
    except UnreadableError as error:
        raise InputError(
            f"Expected the list of models that read together. Received: {path}, which {error}."
        ) from error
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"Expected the list of models that read together. Received: {path}, which lacks or "
            f"garbles {error}. Write it anew with `python -m mobile_export.ship`."
        ) from error
    for member in description.members:
        _expect_the_file(member, path)
    return description


def _description(known: Any, folder: Path) -> Description:
    if known["version"] != VERSION:
        raise ValueError(f"version {known['version']}, where this release reads {VERSION}")
    if set(known) - {"version", "models", "temperature", "threshold"}:
        raise ValueError(f"its keys, {', '.join(known)}")
    temperature, threshold = known.get("temperature"), known.get("threshold")
    if temperature is not None and not 0 < temperature < math.inf:
        raise ValueError(f"temperature {temperature}")
    if threshold is not None and not 0 <= threshold <= 1:
        raise ValueError(f"threshold {threshold}")
    return Description(
        tuple(_member(one, folder) for one in known["models"]), temperature, threshold
    )


def _member(known: Any, folder: Path) -> Member:
    if sorted(known) != sorted(MODEL_KEYS):
        raise ValueError(f"a model with {', '.join(known)}")
    name, weight = known["file"], known["weight"]
    if Path(name).name != name:  # so that nothing outside the folder is opened
        raise ValueError(f"file {name}")
    if not 0 < weight < math.inf:
        raise ValueError(f"weight {weight}")
    return Member(folder / name, known["sha256"], float(weight))


def _expect_the_file(member: Member, path: Path) -> None:
    advice = "Make it with `make pretrained`, or name another model."
    try:
        content = read_bytes(member.file, MOST_MODEL_BYTES)
    except UnreadableError as error:
        raise InputError(
            f"Expected the model {member.file}, which {path.name} names. It {error}. {advice}"
        ) from error
    if hashlib.sha256(content).hexdigest() != member.sha256:
        raise InputError(
            f"Expected the model {member.file} with the SHA-256 that {path.name} states. Received: "
            f"another file of that name. {advice}"
        )
