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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, read_bytes, read_json, write_bytes
from asl_keras.inference.calibration import HOTTEST, LEAST_HOT
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

VERSION = 1
MOST_BYTES = 1 << 16
MOST_MODELS = 16
MEMBER_FIELDS = {"file": text(), "sha256": sha256(), "weight": number(1e-6, 1e6)}
FIELDS = {
    "version": whole(VERSION, VERSION),
    "models": listed(Field(lambda one: isinstance(one, dict), "an object"), MOST_MODELS),
    "temperature": optional(number(LEAST_HOT, HOTTEST), usual=None),
    "threshold": optional(number(0, 1), usual=None),
}


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
            raise ValueError("have no models")
        if len(self.members) == 1 and numbers != (None, None):
            raise ValueError("have a temperature or a threshold besides those of their only model")
        if len(self.members) > 1 and None in numbers:
            raise ValueError("have no temperature or no threshold of several models")


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
        description = _description(read_json(path, MOST_BYTES), path.parent)
    except UnreadableError as error:
        raise InputError(
            f"Expected the list of models that read together. Received: {path}, which {error}."
        ) from error
    except ValueError as error:
        raise InputError(
            f"Expected the list of models that read together. Received: {path}, whose contents "
            f"{error}. Write it anew with `python -m mobile_export.ship`."
        ) from error
    for member in description.members:
        _expect_the_file(member, path)
    return description


def _description(known: Any, folder: Path) -> Description:
    """Raises ValueError, to follow "whose contents"."""
    values = _only(known, FIELDS)
    members = tuple(_member(one, folder) for one in values["models"])
    return Description(members, values["temperature"], values["threshold"])


def _member(known: Any, folder: Path) -> Member:
    values = _only(known, MEMBER_FIELDS)
    name = values["file"]
    if name in ("", ".", "..") or Path(name).name != name:  # nothing outside the folder is opened
        raise UnfitError("have a `file` that is not a name in the folder")
    return Member(folder / name, values["sha256"], float(values["weight"]))


def _only(known: Any, fields: Mapping[str, Field]) -> dict[str, Any]:
    """The fields of an object that has no others."""
    values = read_fields(known, fields)
    if len(known.keys() - fields.keys()):
        raise UnfitError("have a key that this release does not know")
    return values


def _expect_the_file(member: Member, path: Path) -> None:
    advice = "Make it with `make pretrained`, or name another model."
    try:
        content = read_bytes(member.file, MAX_MODEL_BYTES)
    except UnreadableError as error:
        raise InputError(
            f"Expected the model {member.file}, which {path.name} names. It {error}. {advice}"
        ) from error
    if hashlib.sha256(content).hexdigest() != member.sha256:
        raise InputError(
            f"Expected the model {member.file} with the SHA-256 that {path.name} states. Received: "
            f"another file of that name. {advice}"
        )
