"""The app's Java line on this machine: pictures in, what it reads of them out."""

import json
import struct
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, cast

import ai_edge_litert
import numpy as np

from asl_keras.errors import InputError
from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.text import Suggestions
from asl_keras.text.practice import Step
from mobile_export.android import ASSETS

CORE = Path("android_demo/core/target")
MAIN = "org.aslkeras.core.live.PictureReader"

Mode = Literal["photo", "video", "mirrored"]
"""Pictures on their own; frames that follow one another; these, read as in a mirror."""


@dataclass(frozen=True)
class ReadHand:
    """A hand that the Java line found, called as the person would."""

    hand: Hand
    letter: str | None
    """None where it is not known."""
    distribution: np.ndarray
    """(labels,), of a video smoothed."""


@dataclass(frozen=True)
class ReadScene:
    """What the Java line makes of a picture."""

    hands: list[ReadHand]
    text: str
    """Written so far."""
    decoded: tuple[int, ...]
    """The places in the text of what the decoder put there."""
    suggestions: Suggestions
    """For the word that has begun or, until the next begins, for the one before it."""
    step: Step
    """Where a practice of the words that are always there would be."""


def litert() -> Path:
    """The runtime's library in the installed package ai-edge-litert."""
    return Path(ai_edge_litert.__file__).parent / "libLiteRt.so"


def class_path() -> str:
    """The compiled core, its tests' programs, and the libraries that they need."""
    return ":".join(map(str, (CORE / "classes", CORE / "test-classes", CORE / "libraries/*")))


def read(
    frames: Iterable[Frame], mode: Mode, profile: Path | None = None, assets: Path = ASSETS
) -> Iterator[ReadScene]:
    """What the app reads in each picture, uint8 (H, W, 3) RGB, with the models in its assets."""
    command = _command(mode, profile, assets)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        to_java, from_java = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
        try:
            for frame in frames:
                height, width = frame.picture.shape[:2]
                to_java.write(struct.pack(">iid", width, height, frame.time))
                to_java.write(frame.picture.tobytes())
                to_java.flush()
                yield _scene(json.loads(from_java.readline()))
            to_java.write(struct.pack(">i", 0))
            to_java.flush()
            process.wait()
        finally:
            process.kill()


def _command(mode: Mode, profile: Path | None, assets: Path) -> list[str]:
    if not (CORE / "test-classes").is_dir():
        raise InputError(
            "Expected the compiled Java core. Received: none. Compile it with "
            "`mvn -f android_demo test-compile`."
        )
    arguments = [mode, str(assets), *([str(profile)] if profile else [])]
    return ["java", f"-Dasl.litert={litert()}", "-cp", class_path(), MAIN, *arguments]


def _scene(known: dict) -> ReadScene:
    literal, words = known["suggestions"]
    return ReadScene(
        hands=[_hand(hand) for hand in known["hands"]],
        text=known["text"],
        decoded=tuple(known["decoded"]),
        suggestions=Suggestions(literal, tuple(words)),
        step=Step(*known["practice"]),
    )


def _hand(known: dict) -> ReadHand:
    landmarks = np.array(known["landmarks"], np.float32).reshape(-1, 3)
    hand = Hand(landmarks, known["handedness"].capitalize(), known["score"])
    return ReadHand(hand, known["letter"], np.array(known["distribution"]))
