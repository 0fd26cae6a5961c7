"""Times the live recogniser on a video, stage by stage, and against MediaPipe alone.

Examples:
  python -m asl_keras.live.benchmark clip.mp4
  python -m asl_keras.live.benchmark clip.mp4 --minutes 60 --fps 10

Prints the median and the 95th percentile of each stage in milliseconds, of frames with a hand, one
after the other on one thread. Then MediaPipe alone and the whole loop (detect, read, draw) take
turns: on the frames with a hand, put together, and on all frames, where a lost hand is looked for;
with the number of frames in which each found one. At the end the time from the start of a new
process to the first letter. All of it takes a minute and a half for 10 seconds of video.
With --minutes it repeats the video for that long, in the video's time, and prints the memory in use
(resident set size, Linux only).
"""

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from asl_keras import table
from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import expect
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.live.memory import memory_over
from asl_keras.live.options import LanguageOptions
from asl_keras.live.timing import STAGES, WARM_UP, Trial, stage_times, start_time
from asl_keras.live.turns import Turns, loop_times
from asl_keras.pretrained.options import ModelOptions

FIGURES = ("ms a frame", "of CPU", "frames a second", "ratio")


@dataclass(frozen=True)
class Options:
    """What is measured."""

    frames: int = 300
    """Frames of the video, at most."""
    minutes: float | None = None
    """Watch the memory instead, for so many minutes of video."""
    fps: float | None = None
    """Frames to take of each second of the video while the memory is watched."""

    def __post_init__(self) -> None:
        """Raises InputError for too few frames or minutes."""
        expect(self.frames > WARM_UP, "frames", f"above {WARM_UP}", self.frames)
        right = self.minutes is None or 0 < self.minutes < math.inf
        expect(right, "minutes", "above 0", self.minutes)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("asl_keras.live.benchmark", __doc__)
    page.add_argument("video", help="a video with hands")
    for kind in (Options, ModelOptions, TrackingOptions, LanguageOptions):
        add_options(page, kind)
    given = page.parse_args(arguments)

    options, tracking = from_options(Options, given), from_options(TrackingOptions, given)
    reader = from_options(ModelOptions, given).open()
    decoder = from_options(LanguageOptions, given).open(reader.alphabet)
    trial = Trial(given.video, options.frames, reader, tracking, decoder)
    if options.minutes:
        reading = trial.live_reader()
        over = memory_over(options.minutes, given.video, options.fps, reading, tracking)
        for minutes, size in over:
            print(f"{minutes:6.1f} minutes: {size / 2**20:.0f} MB", flush=True)
        return
    print(stages_table(stage_times(trial)))
    print(loop_table(*loop_times(trial)))
    start = start_time("--source", given.video, *_same(given))
    print(f"start to first letter: {start:.2f} seconds")


def stages_table(seconds: np.ndarray) -> str:
    """From seconds (frames, stages)."""
    rows = [
        (name, f"{np.median(column):.2f}", f"{np.percentile(column, 95):.2f}")
        for name, column in zip(STAGES, 1000 * seconds.T, strict=True)
    ]
    return table.aligned([("milliseconds", "median", "95 %"), *rows])


def loop_table(seen: Turns, everything: Turns) -> str:
    """Of frames with a hand and of all frames: MediaPipe alone, and the whole loop."""
    rows: list[tuple[str, ...]] = [("in turns", "frames", "with a hand", *FIGURES)]
    for name, turns in (("with a hand", seen), ("all frames", everything)):
        for who, way in (("MediaPipe alone", turns.alone), ("the whole loop", turns.whole)):
            counts = str(turns.frames), f"{way.with_hand:.0f}"
            ratio = way.seconds / turns.alone.seconds
            figures = 1000 * way.seconds, 1000 * way.of_cpu, 1 / way.seconds, ratio
            rows.append((f"{name}: {who}", *counts, *(f"{figure:.2f}" for figure in figures)))
    return table.aligned(rows)


def _same(given: argparse.Namespace) -> list[str]:
    """The options for a program that reads with the same models."""
    files = {"--model": given.model, "--landmarker": given.landmarker}
    named = [(flag, str(file)) for flag, file in files.items() if file is not None]
    return [
        *(word for pair in named for word in pair),
        *("--hands", str(given.hands), "--complexity", str(given.complexity)),
        *("--language", given.language),
    ]


if __name__ == "__main__":
    run(main)
