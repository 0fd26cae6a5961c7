"""A `hand_landmarker.task`: the two models that MediaPipe's Tasks API wants, in one zip archive.

`hand_detector.tflite` finds palms, `hand_landmarks_detector.tflite` the 21 landmarks of a palm's
hand. They are stored, not compressed, because MediaPipe reads them in place.
"""

from collections.abc import Mapping
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, pack, read_bytes, unpack
from asl_keras.landmarks import task_trial

MEMBERS = ("hand_detector.tflite", "hand_landmarks_detector.tflite")
MAX_BYTES = 100_000_000


def read_task(path: Path) -> bytes:
    """The content of a task file, packed anew: MediaPipe sees no archive but ours.

    Raises:
        InputError: if the file is missing, above 100 MB, not a zip archive, damaged, lacks one of
            the two models or has it compressed, or one of them cannot be run.
    """
    try:
        models = unpack(read_bytes(path, MAX_BYTES), dict.fromkeys(MEMBERS, MAX_BYTES))
        task = pack_task(models)
        if not task_trial.runs(models, task):
            raise UnreadableError("has a model that cannot be run")
    except UnreadableError as error:
        raise _mistake(path, str(error)) from error
    return task


def pack_task(models: Mapping[str, bytes]) -> bytes:
    """The content of a task file from its members; the same bytes every time."""
    return pack({name: models[name] for name in MEMBERS})


def _mistake(path: Path, fault: str) -> InputError:
    return InputError(
        f"Expected a hand_landmarker.task. Received: {path}, which {fault}. "
        "Make one with `python -m asl_keras.landmarks.make_task`."
    )
