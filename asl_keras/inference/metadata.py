"""What a `.tflite` carries besides the network: its alphabet, what it reads, and provenance.

They are members of a zip archive appended to the file, which LiteRT does not read:

- `asl.json`: `ModelInfo.as_json`, with `input` and `output` in words for people,
- `labels.txt`: one label a line; TensorFlow Lite's own tools look for labels there.
"""

import io
import json
import math
import zipfile
from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, fields
from pathlib import Path
from typing import Any

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, pack, read_bytes, write_bytes
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference import inputs
from asl_keras.inference.inputs import ModelInput
from asl_keras.inference.labels_file import LABELS_FILE, as_lines

MAX_MODEL_BYTES = 1 << 30
MAX_METADATA_BYTES = 1 << 20
EXPORT = "`python -m mobile_export.convert`"


@dataclass(frozen=True)
class ModelInfo:
    """The metadata of an exported model."""

    alphabet: Alphabet
    """Its labels, in the order of the model's output."""
    input: ModelInput
    """What the model reads."""
    recipe: str
    """How it was made, a name of `mobile_export.tflite.recipes`."""
    source_sha256: str
    """Of the `.keras` file that it was made from."""
    versions: Mapping[str, str]
    """Package to version, of what made it."""
    accuracy: Mapping[str, float]
    """Share of hands read right, per dataset; empty where it was not measured."""
    threshold: float
    """Least probability of a letter that is accepted, 0 to 1; below it a hand is rejected."""
    false_accept_rate: float
    """The largest share of hands that the threshold was chosen to let pass wrongly."""
    temperature: float = 1.0
    """That calibrates the mean of both views, see `asl_keras.inference.calibration`."""
    embedding: int = 0
    """Numbers of the second output, which says what a hand is like; 0 where there is none."""

    def as_json(self) -> dict[str, Any]:
        """All fields, ready for JSON; those of the alphabet and the input on the same level."""
        fields = asdict(self)
        del fields["alphabet"], fields["input"]
        return {**fields, **asdict(self.alphabet), **self.input.metadata()}


# What files of any release say, under the names of the fields.
REQUIRED = tuple(
    field.name
    for field in fields(ModelInfo)
    if field.default is MISSING and field.name not in ("alphabet", "input")
)


def write_metadata(path: str | Path, info: ModelInfo) -> None:
    """Appends metadata to a `.tflite`, instead of any that it has; the same bytes every time.

    Raises:
        InputError: if the file is missing or not a `.tflite`.
    """
    write_bytes(path, with_metadata(_read(Path(path)), info))


def with_metadata(network: bytes, info: ModelInfo) -> bytes:
    """A `.tflite` with this metadata appended, instead of any that it has."""
    return network[: _end_of_network(network)] + _archive(info)


def read_network(path: str | Path) -> bytes:
    """A `.tflite` without what is appended to it.

    Raises:
        InputError: if the file is missing or not a `.tflite`.
    """
    content = _read(Path(path))
    return content[: _end_of_network(content)]


def output_in_words(info: ModelInfo) -> str:
    """What the model outputs, for people who have nothing but the file."""
    raised = "" if info.temperature == 1 else f", raised to the power of 1 / {info.temperature},"
    return (
        f"The probability of each of {len(info.alphabet)} labels. "
        f"Where the mean of both answers{raised} is below {info.threshold} the letter is not known."
    )


def read_metadata(path: str | Path) -> ModelInfo:
    """The metadata of a `.tflite`.

    Raises:
        InputError: if the file is missing, damaged, not a `.tflite`, has no metadata, or reads
            another version of its input.
    """
    content = _read(Path(path))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            member = archive.getinfo("asl.json")
            if member.file_size > MAX_METADATA_BYTES:
                raise ValueError(f"asl.json has {member.file_size} bytes")
            known = json.loads(archive.read(member))
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, EOFError) as error:
        raise InputError(
            f"Expected a .tflite with metadata. Received: {path}, which has none or is damaged. "
            f"Make it anew with {EXPORT}."
        ) from error
    return _checked(path, known)


def _read(path: Path) -> bytes:
    try:
        content = read_bytes(path, MAX_MODEL_BYTES)
    except UnreadableError as error:
        raise InputError(f"Expected a .tflite file. Received: {path}, which {error}.") from error
    if content[4:8] != b"TFL3":
        raise InputError(
            f"Expected a .tflite file. Received: {path}, which is not one. Make one with {EXPORT}."
        )
    return content


def _end_of_network(content: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return min(member.header_offset for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError):
        return len(content)


def _archive(info: ModelInfo) -> bytes:
    words = {"input": info.input.in_words(), "output": output_in_words(info)}
    texts = {
        "asl.json": json.dumps({**info.as_json(), **words}, indent=2, sort_keys=True) + "\n",
        LABELS_FILE: as_lines(info.alphabet.labels),
    }
    return pack({name: text.encode() for name, text in texts.items()})


def _checked(path: str | Path, known: Any) -> ModelInfo:
    try:
        return _info(known)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"Expected the metadata of a letter model. Received: {path}, whose metadata lack or "
            f"garble {error}. Make it anew with {EXPORT}."
        ) from error


def _info(known: Mapping[str, Any]) -> ModelInfo:
    if not 0 <= known["threshold"] <= 1:
        raise ValueError(f"threshold {known['threshold']}")
    temperature, embedding = known.get("temperature", 1.0), known.get("embedding", 0)
    if not 0 < temperature < math.inf:
        raise ValueError(f"temperature {temperature}")
    if not isinstance(embedding, int) or embedding < 0:
        raise ValueError(f"embedding {embedding}")
    return ModelInfo(
        alphabet=read_alphabet(known),
        input=inputs.from_metadata(known),
        temperature=temperature,
        embedding=embedding,
        **{name: known[name] for name in REQUIRED},
    )


def read_alphabet(known: Mapping[str, Any]) -> Alphabet:
    """The alphabet that a model's metadata describe; older ones have labels alone.

    Raises:
        InputError, KeyError, TypeError, ValueError: if the metadata lack or garble something.
    """
    labels = tuple(known["labels"])
    if not all(isinstance(label, str) for label in labels):
        raise ValueError(f"labels {labels}")
    if "moving" not in known:
        return Alphabet.of(labels)
    return Alphabet(labels, tuple(known["moving"]), known["none"])
