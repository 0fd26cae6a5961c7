"""Models of a task file that are not MediaPipe's own are run once in a process of their own.

MediaPipe trusts them: a damaged model, or one made for that, can end the process by a signal. Those
that `asl_keras.landmarks.make_task` packs are known by their SHA-256 and need no trial; others cost
a second when a landmarker is opened.
"""

import hashlib
import io
import sys
import zipfile
from collections.abc import Mapping

from asl_keras.files import bound_resources, run_apart
from asl_keras.landmarks.hand_models import SHA256
from asl_keras.landmarks.package import import_mediapipe

SECONDS = 30  # of a processor; ours take 1
# Memory beyond what the process has at its start: for MediaPipe, and to copy the models.
ROOM, COPIES = 2 << 30, 4


def runs(models: Mapping[str, bytes], task: bytes) -> bool:
    """Whether MediaPipe and LiteRT can run the models of a task file.

    Args:
        models: by name.
        task: the file's content.
    """
    if {hashlib.sha256(model).hexdigest() for model in models.values()} <= set(SHA256.values()):
        return True
    code, _ = run_apart(__name__, task)
    return code == 0


def _try(task: bytes) -> None:
    """In the process: ends it in whatever way if something does not run."""
    from ai_edge_litert.interpreter import Interpreter

    with zipfile.ZipFile(io.BytesIO(task)) as archive:
        for name in archive.namelist():  # MediaPipe runs the second only where it sees a palm
            interpreter = Interpreter(model_content=archive.read(name), num_threads=1)
            interpreter.allocate_tensors()
            interpreter.invoke()

    mediapipe = import_mediapipe()
    options = mediapipe.tasks.BaseOptions(model_asset_buffer=task)
    vision = mediapipe.tasks.vision
    vision.HandLandmarker.create_from_options(vision.HandLandmarkerOptions(options)).close()


if __name__ == "__main__":
    content = sys.stdin.buffer.read()
    bound_resources(COPIES * len(content) + ROOM, SECONDS)
    _try(content)
