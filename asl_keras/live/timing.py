"""Times the live recogniser: stage by stage, and to its first letter."""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TypeVar

import numpy as np

from asl_keras.errors import InputError
from asl_keras.frames import open_frames
from asl_keras.frames.frame import Frame
from asl_keras.hand.distinct import distinct
from asl_keras.hand.hand import Hand
from asl_keras.inference.reader import Reader
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.live.overlay import Overlay
from asl_keras.live.reader import LiveReader
from asl_keras.text import Decoder

WARM_UP = 10  # frames
STAGES = ("capture", "detect", "read", "overlay")

Result = TypeVar("Result")


@dataclass(frozen=True)
class Trial:
    """What is timed."""

    video: str
    """With hands."""
    frames: int
    """Of the video, at most."""
    reader: Reader
    tracking: TrackingOptions
    decoder: Decoder | None = None
    """Of words; it suggests them in every frame."""

    def live_reader(self) -> LiveReader:
        """A new one, as `webcam` opens it."""
        return LiveReader(self.reader, decoder=self.decoder)


def stage_times(trial: Trial) -> np.ndarray:
    """Seconds (frames, stages), of frames with a hand, one stage after the other.

    Raises:
        InputError: if the video has too few of them.
    """
    reader, overlay, rows = trial.live_reader(), Overlay(), []
    with open_frames(trial.video) as source, trial.tracking.open() as landmarker:
        frames, laps = islice(source.frames(), trial.frames), _Laps()
        while (frame := laps.timed("capture", lambda: next(frames, None))) is not None:
            hands = laps.timed("detect", partial(found, landmarker, frame))
            if hands:
                landmarks = np.stack([hand.landmarks for hand in hands])
                laps.timed("read", partial(trial.reader.read, landmarks))
                scene, _ = reader.read(frame, hands)
                laps.timed("overlay", partial(overlay.draw, frame.picture, scene))
                rows.append([laps.seconds[stage] for stage in STAGES])
    if len(rows) <= WARM_UP:
        raise InputError(
            f"Expected a video with a hand in more than {WARM_UP} frames. "
            f"Received: {trial.video}, with {len(rows)}"
        )
    return np.array(rows)[WARM_UP:]


def start_time(*arguments: str) -> float:
    """Seconds from the start of the program with these arguments to the first letter it writes."""
    command = [sys.executable, "-m", "asl_keras.webcam", "--headless", *arguments]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None  # as it is a pipe
        program.stdout.read(1)
        seconds = time.perf_counter() - start
        program.kill()
    return seconds


def found(landmarker: Landmarker, frame: Frame) -> list[Hand]:
    """The hands in a frame."""
    return distinct(landmarker.detect(frame.picture))


class _Laps:
    """The seconds that each stage of a frame took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, stage: str, work: Callable[[], Result]) -> Result:
        """Does the work of a stage."""
        start = time.perf_counter()
        result = work()
        self.seconds[stage] = time.perf_counter() - start
        return result
