"""Models of a task file that are not MediaPipe's own are run once in a process of their own.

MediaPipe trusts them: a damaged model, or one made for that, can end the process by a signal. Those
that `asl_keras.landmarks.make_task` packs are known by their SHA-256 and need no trial; others cost
a second when a landmarker is opened.
"""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from asl_keras.landmarks.hand_models import SHA256
from asl_keras.landmarks.package import import_mediapipe

ROOT = Path(__file__).parents[2]
SECONDS = 60.0  # ours take 1
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
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", __name__],
            input=task,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


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


def _bound_memory(more: int) -> None:
    with suppress(ImportError, OSError, ValueError):  # there are systems that know no limits
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + more
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    content = sys.stdin.buffer.read()
    _bound_memory(COPIES * len(content) + ROOM)
    _try(content)
