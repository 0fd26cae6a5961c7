"""The hands of clips, found once and kept: experiments read them again and again."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from asl_keras.files import replacing
from asl_keras.frames import open_frames
from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.live.watch import FrameHands, View, watch_all
from training.judging.clips import Clip

PICTURE = np.zeros((1, 1, 3), np.uint8)  # nobody looks at it again


def hands_of(
    clip: Clip, folder: Path, tracking: TrackingOptions, mirror: bool = False
) -> list[FrameHands]:
    """Each frame of a clip with its hands, without its picture."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{clip.file.stem}{'-mirrored' if mirror else ''}.npz"
    if not file.exists():
        with open_frames(str(clip.file)) as source, tracking.open() as landmarker:
            write(file, list(watch_all(source, landmarker, View(mirror))))
    return read(file)


def write(file: Path, frames: Sequence[FrameHands]) -> None:
    """Keeps hands; equal ones are equal when they are read."""
    hands = [hand for _, found in frames for hand in found]
    with replacing(file) as unfinished, unfinished.open("wb") as opened:
        np.savez(
            opened,
            times=np.array([frame.time for frame, _ in frames]),
            counts=np.array([len(found) for _, found in frames]),
            landmarks=np.array([one.landmarks for one in hands], np.float32).reshape(-1, 21, 3),
            handedness=np.array([one.handedness for one in hands], "<U5"),
            scores=np.array([one.score for one in hands], np.float64),
        )


def read(file: Path) -> list[FrameHands]:
    """What `write` kept."""
    with np.load(file, allow_pickle=False) as kept:
        columns = kept["landmarks"], kept["handedness"].tolist(), kept["scores"].tolist()
        hands = [Hand(*one) for one in zip(*columns, strict=True)]
        ends = np.cumsum(kept["counts"])
        times = kept["times"].tolist()
    frames = [Frame(PICTURE, time) for time in times]
    starts = np.append(0, ends[:-1])
    return [(f, hands[a:b]) for f, a, b in zip(frames, starts, ends, strict=True)]
