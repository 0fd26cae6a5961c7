"""What a `.tflite` carries besides the network, and whether it is the network that was meant.

They are members of a zip archive appended to the file, which LiteRT does not read:

- `asl.json`: `ModelInfo.as_json`, the SHA-256 of the network, and `input` and `output` in words,
- `labels.txt`: one label a line; TensorFlow Lite's own tools look for labels there.

Both are stored, not compressed: what is read is never larger than the file.
"""

import hashlib
import io
import json
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, pack, parse_json, read_bytes, unpack, write_bytes
from asl_keras.inference.fields import UnfitError, read_fields, sha256
from asl_keras.inference.labels_file import LABELS_FILE, as_lines
from asl_keras.inference.model_info import ModelInfo

MAX_MODEL_BYTES = 1 << 28
MAX_METADATA_BYTES = 1 << 18
MAX_ARCHIVE_BYTES = 1 << 19
# The last record of a zip archive without a comment, whose offsets count from the archive's start.
END = struct.Struct("<4s8x2L2x")  # "PK\5\6", the directory's size and where it begins
END_SIGNATURE = b"PK\5\6"
DESCRIPTION = "asl.json"
NETWORK_SHA256 = "network_sha256"  # files of 0.1.0 have none
EXPORT = "`python -m mobile_export.convert`"


@dataclass(frozen=True)
class ModelFile:
    """A `.tflite` whose metadata are right, and whose network is the one that they mean."""

    path: Path
    network: bytes
    """Without what is appended to it."""
    info: ModelInfo
    network_sha256: str
    """Of the network, in hexadecimal."""
    sha256: str
    """Of the whole file."""


def read_model(path: str | Path) -> ModelFile:
    """Reads a `.tflite` without running it.

    Raises:
        InputError: if the file is missing, damaged, not a `.tflite`, has no metadata, or reads
            another version of its input.
    """
    path = Path(path)
    network, archive = _parts(_read(path))
    digest = hashlib.sha256(network)
    try:
        known = parse_json(unpack(archive, {DESCRIPTION: MAX_METADATA_BYTES})[DESCRIPTION])
    except UnreadableError as error:
        raise InputError(
            f"Expected a .tflite with metadata. Received: {path}, which has none or is damaged. "
            f"Make it anew with {EXPORT}."
        ) from error
    network_sha256 = digest.hexdigest()
    info = _info(path, known, network_sha256)
    digest.update(archive)
    return ModelFile(path, network, info, network_sha256, digest.hexdigest())


def read_metadata(path: str | Path) -> ModelInfo:
    """The metadata of a `.tflite`; raises as `read_model`."""
    return read_model(path).info


def read_network(path: str | Path) -> bytes:
    """A `.tflite` without what is appended to it, which need not be there.

    Raises:
        InputError: if the file is missing or not a `.tflite`.
    """
    return _parts(_read(Path(path)))[0]


def write_metadata(path: str | Path, info: ModelInfo) -> None:
    """Appends metadata to a `.tflite`, instead of any that it has; the same bytes every time.

    Raises:
        InputError: if the file is missing or not a `.tflite`.
    """
    write_bytes(path, with_metadata(read_network(path), info))


def with_metadata(network: bytes, info: ModelInfo) -> bytes:
    """A `.tflite` with this metadata appended, instead of any that it has."""
    network = _without_archive(network)
    known = {
        **info.as_json(),
        "input": info.input.in_words(),
        "output": info.output_in_words(),
        NETWORK_SHA256: hashlib.sha256(network).hexdigest(),
    }
    texts = {
        DESCRIPTION: json.dumps(known, indent=2, sort_keys=True) + "\n",
        LABELS_FILE: as_lines(info.alphabet.labels),
    }
    return network + pack({name: text.encode() for name, text in texts.items()})


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


def _parts(content: bytes) -> tuple[bytes, bytes]:
    """The network, and the archive that is appended to it; none where that is not as we write it.

    The archive is bounded before anything reads its directory, which may list millions of members.
    """
    length = 0
    if len(content) >= END.size:
        signature, size, offset = END.unpack_from(content, len(content) - END.size)
        is_ours = signature == END_SIGNATURE and size + offset <= MAX_ARCHIVE_BYTES
        length = size + offset + END.size if is_ours else 0
    start = max(0, len(content) - length)
    return content[:start], content[start:]


def _without_archive(network: bytes) -> bytes:
    """A network as we made it, without what MediaPipe's writer of metadata appends to it."""
    try:
        with zipfile.ZipFile(io.BytesIO(network)) as archive:
            return network[: min(member.header_offset for member in archive.infolist())]
    except (zipfile.BadZipFile, ValueError):
        return network


def _info(path: Path, known: object, digest: str) -> ModelInfo:
    """The metadata in JSON, of a network with this SHA-256."""
    try:
        info = ModelInfo.from_json(known)
        stated = read_fields(known, {NETWORK_SHA256: sha256(usual=digest)})[NETWORK_SHA256]
    except UnfitError as error:
        raise InputError(
            f"Expected the metadata of a letter model. Received: {path}, whose metadata {error}. "
            f"Make it anew with {EXPORT}."
        ) from error
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    if stated != digest:
        raise InputError(
            f"Expected the network that was exported. Received: {path}, whose network is damaged: "
            f"its SHA-256 is another than its metadata state. Copy it once more, or make it anew "
            f"with {EXPORT}."
        )
    return info
