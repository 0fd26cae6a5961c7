"""Times the live recogniser on a video, stage by stage, and against MediaPipe alone.

Examples:
  python -m asl_keras.live.benchmark clip.mp4
  python -m asl_keras.live.benchmark clip.mp4 --minutes 60 --fps 10

Prints the median and the 95th percentile of each stage in milliseconds, one after the other on one
thread; then MediaPipe alone and the whole loop (decode, detect, draw, classify, overlay), which
take turns on the same frames; then the time from the start of a new process to the first letter.
With --minutes it reads the video again and again for so long, in the video's time, and prints the
memory in use (resident set size, Linux only).
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import InputError
from asl_keras.frames import open_frames
from asl_keras.frames.frame import Frame
from asl_keras.hand.distinct import distinct
from asl_keras.inference.classifier import both_views
from asl_keras.inference.recognizer import Recognizer
from asl_keras.landmarks.adapters import open_finder
from asl_keras.landmarks.landmarker import VIDEO_CONFIDENCE, Landmarker
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.live.overlay import Overlay
from asl_keras.live.reader import LiveReader
from asl_keras.live.screen import ScreenState
from asl_keras.live.watch import View, watch
from asl_keras.pretrained.options import ModelOptions

ROUNDS = 5  # of MediaPipe alone and the whole loop in turns
WARM_UP = 10  # frames
STAGES = ("capture", "detect", "draw", "classify both views", "overlay")
REPORTS = 10  # of the memory


def main(arguments: Sequence[str]) -> None:
    """The command."""
    options = _page().parse_args(arguments)
    if options.frames <= WARM_UP:
        raise InputError(f"Expected `frames` above {WARM_UP}. Received: {options.frames}", "frames")
    recognizer = Recognizer(from_options(ModelOptions, options).file)
    if options.minutes:
        _watch_memory(options, recognizer)
        return
    _print_stages(_stages(options, recognizer))
    alone, whole = _loop(options, recognizer)
    print(f"{'MediaPipe alone':<22}{1000 * alone:8.2f} ms a frame")
    print(f"{'the whole loop':<22}{1000 * whole:8.2f} ms a frame, {1 / whole:.0f} frames a second")
    print(f"{'ratio':<22}{whole / alone:8.2f}")
    print(f"{'start to first letter':<22}{_start(options):8.2f} s")


def _page() -> argparse.ArgumentParser:
    page = manual_page("asl_keras.live.benchmark", __doc__)
    page.add_argument("video", help="a video with hands")
    page.add_argument("--frames", type=int, default=300, help="of the video, at most")
    page.add_argument("--minutes", type=float, help="watch the memory for so long")
    page.add_argument("--fps", type=float, help="frames to take of each second of the video")
    add_options(page, ModelOptions)
    add_options(page, TrackingOptions)
    return page


def _landmarker(options: argparse.Namespace) -> Landmarker:
    return from_options(TrackingOptions, options).open()


def _stages(options: argparse.Namespace, recognizer: Recognizer) -> np.ndarray:
    """Seconds (frames, stages), of frames with a hand."""
    rows, reader, overlay = [], LiveReader(recognizer), Overlay()
    with open_frames(options.video) as source, _landmarker(options) as landmarker:
        frames = islice(source.frames(), options.frames)
        while True:
            clock = [time.perf_counter()]
            frame = next(frames, None)
            if frame is None:
                break
            clock.append(time.perf_counter())
            hands = distinct(landmarker.detect(frame.picture))
            clock.append(time.perf_counter())
            if not hands:
                continue
            batch = recognizer.input.prepare(np.stack([hand.landmarks for hand in hands]))
            clock.append(time.perf_counter())
            both_views(recognizer, batch)
            clock.append(time.perf_counter())
            scene, _ = reader.read(frame, hands)
            drawn = time.perf_counter()
            overlay.draw(frame.picture, scene)
            clock.append(clock[-1] + time.perf_counter() - drawn)
            rows.append(np.diff(clock))
    if len(rows) <= WARM_UP:
        raise InputError(
            f"Expected a video with a hand in more than {WARM_UP} frames. "
            f"Received: {options.video}, with {len(rows)}"
        )
    return np.array(rows)[WARM_UP:]


def _print_stages(seconds: np.ndarray) -> None:
    print(f"{'milliseconds':<22}{'median':>8}{'95 %':>8}")
    for name, column in zip(STAGES, 1000 * seconds.T, strict=True):
        print(f"{name:<22}{np.median(column):8.2f}{np.percentile(column, 95):8.2f}")


def _loop(options: argparse.Namespace, recognizer: Recognizer) -> tuple[float, float]:
    """Median seconds a frame of MediaPipe alone and of the whole loop."""
    with open_frames(options.video) as source:
        frames = list(islice(source.frames(), options.frames))
    rounds = np.array(
        [
            [_timed(lambda: _alone(frames, options)), _timed(lambda: _whole(options, recognizer))]
            for _ in range(ROUNDS)
        ]
    )
    return tuple(np.median(rounds, axis=0))


def _timed(frames_done: Callable[[], Iterator]) -> float:
    """Seconds a frame after the first ones."""
    with closing(frames_done()) as done:
        for _ in islice(done, WARM_UP):
            pass
        start = time.perf_counter()
        count = sum(1 for _ in done)
        return (time.perf_counter() - start) / count


def _alone(frames: Sequence[Frame], options: argparse.Namespace) -> Iterator:
    """Without what `Landmarker` does to the picture."""
    complexity, landmarker = options.complexity, options.landmarker
    mediapipe = open_finder(True, options.hands, VIDEO_CONFIDENCE, complexity, landmarker)
    with closing(mediapipe):
        for frame in frames:
            yield mediapipe.find(frame.picture)


def _whole(options: argparse.Namespace, recognizer: Recognizer) -> Iterator:
    reader, overlay = LiveReader(recognizer), Overlay()
    with (
        open_frames(options.video) as source,
        _landmarker(options) as landmarker,
        closing(watch(source, landmarker, View(mirrored=False))) as stream,
    ):
        for frame, hands in islice(stream, options.frames):
            scene, _ = reader.read(frame, hands)
            overlay.draw(frame.picture, scene, ScreenState(fps=30.0))
            yield scene


def _start(options: argparse.Namespace) -> float:
    """Seconds from the start of the program to the first letter that it writes."""
    command = [sys.executable, "-m", "asl_keras.webcam", "--headless", "--source", options.video]
    for name in ("model", "landmarker"):
        file = getattr(options, name)
        command += [f"--{name}", file] if file else []
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        program.stdout.read(1)
        seconds = time.perf_counter() - start
        program.kill()
    return seconds


def _watch_memory(options: argparse.Namespace, recognizer: Recognizer) -> None:
    total, done, reported = 60 * options.minutes, 0.0, 0
    reader, overlay = LiveReader(recognizer), Overlay()
    with _landmarker(options) as landmarker:
        while done < total:
            with open_frames(options.video, options.fps) as source:
                for frame, hands in watch(source, landmarker, View(mirrored=False)):
                    frame = replace(frame, time=done + frame.time)
                    scene, _ = reader.read(frame, hands)
                    overlay.draw(frame.picture, scene)
            done = frame.time + 1 / source.fps
            if done >= reported * total / REPORTS:
                print(f"{done / 60:6.1f} minutes: {_memory() / 2**20:.0f} MB", flush=True)
                reported = int(done * REPORTS / total) + 1


def _memory() -> int:
    """The resident set size in bytes."""
    statistics = Path("/proc/self/statm")
    if not statistics.is_file():
        raise InputError("Expected Linux for `minutes`. Received: no /proc", "minutes")
    return int(statistics.read_text().split()[1]) * resource.getpagesize()


if __name__ == "__main__":
    run(main)
