"""Times the live recogniser: stage by stage, beside MediaPipe alone, and to its first letter."""

import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
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
from asl_keras.landmarks.adapters import open_finder
from asl_keras.landmarks.landmarker import VIDEO_CONFIDENCE, Landmarker
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.live.ahead import ahead
from asl_keras.live.overlay import Overlay
from asl_keras.live.reader import LiveReader
from asl_keras.live.screen import ScreenState
from asl_keras.live.watch import View, find_hands

ROUNDS = 5  # of MediaPipe alone and the whole loop in turns
WARM_UP = 10  # frames
STAGES = ("capture", "detect", "read", "overlay")
SCREEN = ScreenState(fps=30.0)

Work = Generator[object, None, None]
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


def stage_times(trial: Trial) -> np.ndarray:
    """Seconds (frames, stages), of frames with a hand, one stage after the other.

    Raises:
        InputError: if the video has too few of them.
    """
    reader, overlay, rows = LiveReader(trial.reader), Overlay(), []
    with open_frames(trial.video) as source, trial.tracking.open() as landmarker:
        frames, laps = islice(source.frames(), trial.frames), _Laps()
        while (frame := laps.timed("capture", lambda: next(frames, None))) is not None:
            hands = laps.timed("detect", partial(_find, landmarker, frame))
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


def loop_times(trial: Trial) -> tuple[float, float]:
    """Median seconds of a frame with a hand: of MediaPipe alone and of the loop, in turns."""
    frames = _with_hands(trial)
    rounds = [
        (
            _seconds_a_frame(lambda: _alone(frames, trial)),
            _seconds_a_frame(lambda: _whole(frames, trial)),
        )
        for _ in range(ROUNDS)
    ]
    alone, whole = np.median(rounds, axis=0).tolist()
    return alone, whole


def _with_hands(trial: Trial) -> list[Frame]:
    """Decoded frames. One without a hand is looked at several times: that is another question."""
    with open_frames(trial.video) as source, trial.tracking.open() as landmarker:
        came = islice(source.frames(), trial.frames)
        return [frame for frame in came if frame is not None and _find(landmarker, frame)]


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


def _find(landmarker: Landmarker, frame: Frame) -> list[Hand]:
    return distinct(landmarker.detect(frame.picture))


def _seconds_a_frame(work: Callable[[], Work]) -> float:
    """Mean of work that yields at each frame; the first frames do not count."""
    with closing(work()) as done:
        for _ in islice(done, WARM_UP):
            pass
        start = time.perf_counter()
        count = sum(1 for _ in done)
        return (time.perf_counter() - start) / count


def _alone(frames: Sequence[Frame], trial: Trial) -> Work:
    """Without what `Landmarker` does to the picture."""
    tracking = trial.tracking
    models = tracking.complexity, tracking.landmarker
    with closing(open_finder(True, tracking.hands, VIDEO_CONFIDENCE, *models)) as mediapipe:
        for frame in frames:
            yield mediapipe.find(frame.picture)


def _whole(frames: Sequence[Frame], trial: Trial) -> Work:
    reader, overlay = LiveReader(trial.reader), Overlay()
    with (
        trial.tracking.open() as landmarker,
        closing(ahead(find_hands(frames, landmarker, View(mirrored=False)))) as stream,
    ):
        for item in stream:
            if item is not None:
                frame, hands = item
                scene, _ = reader.read(frame, hands)
                overlay.draw(frame.picture, scene, SCREEN)
                yield scene
