"""Times the live recogniser beside MediaPipe alone, in turns."""

import time
from collections.abc import Generator, Sequence
from contextlib import closing
from itertools import islice
from typing import NamedTuple

import numpy as np

from asl_keras.frames import open_frames
from asl_keras.frames.frame import Frame
from asl_keras.landmarks.adapters import open_finder
from asl_keras.landmarks.landmarker import VIDEO_CONFIDENCE
from asl_keras.live.ahead import ahead
from asl_keras.live.outputs.annotator import Annotator
from asl_keras.live.outputs.output import Moment
from asl_keras.live.timing import WARM_UP, Trial, found
from asl_keras.live.watch import View, find_hands

ROUNDS = 5

Work = Generator[Sequence, None, None]


class Pass(NamedTuple):
    """One way through frames."""

    seconds: float
    """A frame takes, in the mean, after the first frames."""
    of_cpu: float
    """Seconds that all cores together worked for it; the same on a busy machine."""
    with_hand: int
    """Frames in which a hand was found."""


class Turns(NamedTuple):
    """Two ways through the same frames, in turns: the medians of the rounds."""

    frames: int
    alone: Pass
    """MediaPipe alone."""
    whole: Pass
    """The whole loop."""


def loop_times(trial: Trial) -> tuple[Turns, Turns]:
    """The loop beside MediaPipe alone: on frames with a hand, put together, and on all frames."""
    with open_frames(trial.video) as source:
        frames = [frame for frame in islice(source.frames(), trial.frames) if frame is not None]
    with trial.tracking.open() as landmarker:
        seen = [frame for frame in frames if found(landmarker, frame)]
    return _in_turns(seen, trial), _in_turns(frames, trial)


def _in_turns(frames: Sequence[Frame], trial: Trial) -> Turns:
    rounds = [
        [_gone_through(work(frames, trial)) for work in (_alone, _whole)] for _ in range(ROUNDS)
    ]
    alone, whole = np.median(rounds, axis=0).tolist()
    return Turns(len(frames), Pass(*alone), Pass(*whole))


def _gone_through(work: Work) -> Pass:
    """Of work that yields the hands of each frame."""
    with closing(work) as done:
        with_hand = sum(bool(hands) for hands in islice(done, WARM_UP))
        start, worked = time.perf_counter(), time.process_time()
        seen = [bool(hands) for hands in done]
        seconds, of_cpu = time.perf_counter() - start, time.process_time() - worked
        return Pass(seconds / len(seen), of_cpu / len(seen), with_hand + sum(seen))


def _alone(frames: Sequence[Frame], trial: Trial) -> Work:
    """Without what `Landmarker` does to the picture."""
    tracking = trial.tracking
    models = tracking.complexity, tracking.landmarker
    with closing(open_finder(True, tracking.hands, VIDEO_CONFIDENCE, *models)) as mediapipe:
        for frame in frames:
            yield mediapipe.find(frame.picture)


def _whole(frames: Sequence[Frame], trial: Trial) -> Work:
    """With what the window shows, drawn on a copy: the frames are looked at again."""
    reader, annotator = trial.live_reader(), Annotator()
    with (
        trial.tracking.open() as landmarker,
        closing(ahead(find_hands(frames, landmarker, View(mirrored=False)))) as stream,
    ):
        for item in stream:
            if item is not None:
                scene, written = reader.read(*item)
                annotator.annotated(Moment(item[0], scene, tuple(written)))
                yield scene.hands
