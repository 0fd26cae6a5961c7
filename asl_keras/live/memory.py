"""How much memory the live recogniser takes while it reads a video in a loop."""

import resource
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from asl_keras.errors import expect
from asl_keras.frames import open_frames
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.live.overlay import Overlay
from asl_keras.live.reader import LiveReader
from asl_keras.live.watch import View, watch_all

STATISTICS = Path("/proc/self/statm")
REPORTS = 10


def memory_over(
    minutes: float, video: str, fps: float | None, reader: LiveReader, tracking: TrackingOptions
) -> Iterator[tuple[float, int]]:
    """Yields the minutes of video read so far, and the resident set size in bytes.

    Args:
        minutes: to read for, in the video's time.
        video: with hands.
        fps: frames to take of each second of the video; None is all.
        reader: a new one.
        tracking: how hands are found.

    Raises:
        InputError: on a system without /proc.
    """
    expect(STATISTICS.is_file(), "minutes", "on Linux alone", "a system without /proc")
    total, done, reported = 60 * minutes, 0.0, 0
    overlay = Overlay()
    with tracking.open() as landmarker:
        while done < total:
            with open_frames(video, fps) as source:
                for frame, hands in watch_all(source, landmarker, View(mirrored=False)):
                    frame = replace(frame, time=done + frame.time)
                    scene, _ = reader.read(frame, hands)
                    overlay.draw(frame.picture, scene)
            done = frame.time + 1 / source.fps
            if done >= reported * total / REPORTS:
                yield done / 60, _resident()
                reported = int(done * REPORTS / total) + 1


def _resident() -> int:
    """The resident set size in bytes."""
    return int(STATISTICS.read_text().split()[1]) * resource.getpagesize()
