"""The app's Java line on this machine: pictures in, hands with their letters out."""

import json
import struct
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import ai_edge_litert
import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.hand import Hand
from mobile_export.android import ASSETS

CORE = Path("android_demo/core/target")
MAIN = "org.aslkeras.core.landmarks.PictureReader"


@dataclass(frozen=True)
class ReadHand:
    """A hand that the Java line found, and its probabilities (labels,)."""

    hand: Hand
    probabilities: np.ndarray


def class_path() -> str:
    """The compiled core, its tests' programs, and the libraries that they need."""
    return ":".join(map(str, (CORE / "classes", CORE / "test-classes", CORE / "libraries/*")))


def litert() -> Path:
    """The runtime's library in the installed package ai-edge-litert."""
    return Path(ai_edge_litert.__file__).parent / "libLiteRt.so"


def read(pictures: Iterable[np.ndarray], video: bool) -> Iterator[list[ReadHand]]:
    """The hands of each picture, uint8 (H, W, 3) RGB; frames of a video follow one another."""
    command = _command("video" if video else "photo")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        to_java, from_java = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
        try:
            for picture in pictures:
                height, width = picture.shape[:2]
                to_java.write(struct.pack(">ii", width, height) + picture.tobytes())
                to_java.flush()
                yield [_hand(hand) for hand in json.loads(from_java.readline())]
            to_java.write(struct.pack(">i", 0))
            to_java.flush()
            process.wait()
        finally:
            process.kill()


def _command(mode: str) -> list[str]:
    if not (CORE / "test-classes").is_dir():
        raise InputError(
            "Expected the compiled Java core. Received: none. Compile it with "
            "`mvn -f android_demo test-compile`."
        )
    return ["java", f"-Dasl.litert={litert()}", "-cp", class_path(), MAIN, mode, str(ASSETS)]


def _hand(known: dict) -> ReadHand:
    landmarks = np.array(known["landmarks"], np.float32).reshape(-1, 3)
    hand = Hand(landmarks, known["handedness"].capitalize(), known["score"])
    return ReadHand(hand, np.array(known["probabilities"]))
