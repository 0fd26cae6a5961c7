"""The app's Java line on this machine: pictures in, hands with their letters out."""

import json
import struct
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.hand import Hand
from asl_keras.landmarks.hand_models import LANDMARKS, PALMS, model_file
from asl_keras.pretrained import pretrained

CORE = Path("android_demo/core/target")
MAIN = "org.aslkeras.core.landmarks.PictureReader"


@dataclass(frozen=True)
class ReadHand:
    """A hand that the Java line found, and its probabilities (labels,)."""

    hand: Hand
    probabilities: np.ndarray


def litert() -> Path:
    """The runtime's library in the installed package ai-edge-litert."""
    return Path(find_spec("ai_edge_litert").origin).parent / "libLiteRt.so"


def read(pictures: Iterable[np.ndarray], video: bool) -> Iterator[list[ReadHand]]:
    """The hands of each picture, uint8 (H, W, 3) RGB; frames of a video follow one another."""
    command = _command("video" if video else "photo")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            for picture in pictures:
                height, width = picture.shape[:2]
                process.stdin.write(struct.pack(">ii", width, height) + picture.tobytes())
                process.stdin.flush()
                yield [_hand(hand) for hand in json.loads(process.stdout.readline())]
            process.stdin.write(struct.pack(">i", 0))
            process.stdin.flush()
            process.wait()
        finally:
            process.kill()


def _command(mode: str) -> list[str]:
    if not (CORE / "test-classes").is_dir():
        raise InputError(
            "Expected the compiled Java core. Received: none. Compile it with "
            "`mvn -f android_demo test-compile`."
        )
    classes = ":".join(map(str, (CORE / "classes", CORE / "test-classes", CORE / "libraries/*")))
    models = [str(file) for file in (*map(model_file, (PALMS, LANDMARKS)), pretrained())]
    return ["java", f"-Dasl.litert={litert()}", "-cp", classes, MAIN, mode, *models]


def _hand(known: dict) -> ReadHand:
    landmarks = np.array(known["landmarks"], np.float32).reshape(-1, 3)
    hand = Hand(landmarks, known["handedness"].capitalize(), known["score"])
    return ReadHand(hand, np.array(known["probabilities"]))
