"""A `hand_landmarker.task`: the two models that MediaPipe's Tasks API wants, in one zip archive.

`hand_detector.tflite` finds palms, `hand_landmarks_detector.tflite` the 21 landmarks of a palm's
hand. They are stored, not compressed, because MediaPipe reads them in place.
"""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, pack, read_bytes

MEMBERS = ("hand_detector.tflite", "hand_landmarks_detector.tflite")
MAX_BYTES = 100_000_000


def read_task(path: Path) -> bytes:
    """The content of a task file, looked through before MediaPipe sees it.

    Raises:
        InputError: if the file is missing, above 100 MB, not a zip archive, lacks one of the two
            models, or has it compressed.
    """
    try:
        content = read_bytes(path, MAX_BYTES)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            compression = {member.filename: member.compress_type for member in archive.infolist()}
    except UnreadableError as error:
        raise _mistake(path, str(error)) from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise _mistake(path, "is not a zip archive or is damaged") from error
    for name in MEMBERS:
        if name not in compression:
            raise _mistake(path, f"lacks {name}")
        if compression[name] != zipfile.ZIP_STORED:
            raise _mistake(path, f"has {name} compressed, where MediaPipe wants it stored")
    return content


def pack_task(models: Mapping[str, bytes]) -> bytes:
    """The content of a task file from its members; the same bytes every time."""
    return pack({name: models[name] for name in MEMBERS})


def _mistake(path: Path, fault: str) -> InputError:
    return InputError(
        f"Expected a hand_landmarker.task. Received: {path}, which {fault}. "
        "Make one with `python -m asl_keras.landmarks.make_task`."
    )
