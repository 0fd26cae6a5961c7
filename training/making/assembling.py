"""What was seen in pictures and clips, as samples."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from asl_keras.hand.skeleton import LANDMARK_COUNT
from training.making.build import Seen
from training.making.found import SIDES
from training.sources.samples import NO_HAND, LabelledPicture, Missed, Samples
from training.sources.videos import Clip


class _Row(NamedTuple):
    """A frame with a label."""

    landmarks: np.ndarray
    label: str
    signer: str
    side: str
    origin: str
    clip: int
    time: float


def assembled(pictures: Sequence[LabelledPicture], seen: Sequence[Seen]) -> Samples:
    """The hands of pictures, in their order, and the pictures and frames without.

    A clip is a stretch of a video with one label.
    """
    rows: list[_Row] = []
    missed: list[Missed] = []
    clips = 0
    for picture, one in zip(pictures, seen, strict=True):
        if one.frames is None:
            fault = one.fault or NO_HAND
            missed.append(Missed(picture.origin, picture.label_at(0.0), picture.signer, fault))
            continue
        last = None
        for row in _rows(picture, one.frames):
            if picture.is_clip and row.label != last:
                last, clips = row.label, clips + bool(row.label)
            if row.side:
                rows.append(row._replace(clip=clips - 1 if picture.is_clip else -1))
            elif row.label:
                missed.append(Missed(row.origin, row.label, row.signer, NO_HAND))
        missed += _unreached(picture, one.frames)
    return _samples([row for row in rows if row.label], tuple(missed))


def _unreached(picture: LabelledPicture, frames: np.ndarray) -> list[Missed]:
    """The labels of a clip that begin after its last frame."""
    if not isinstance(picture, Clip):
        return []
    last = float(frames["time"].max(initial=0))
    why = f"comes after the last frame that is looked at, at {last:.2f} seconds"
    return [
        Missed(f"{picture.origin}@{time:.2f}", label, picture.signer, why)
        for time, label in picture.unreached(last)
    ]


def _rows(picture: LabelledPicture, frames: np.ndarray) -> Iterator[_Row]:
    for frame in frames:
        time = float(frame["time"])
        place = f"@{time:.2f}" if picture.is_clip else ""
        yield _Row(
            frame["landmarks"],
            picture.label_at(time),
            picture.signer,
            SIDES[frame["side"]],
            f"{picture.origin}{place}",
            -1,
            time if picture.is_clip else np.nan,
        )


def _samples(rows: Sequence[_Row], missed: tuple[Missed, ...]) -> Samples:
    hands = np.array([row.landmarks for row in rows], np.float32)
    clips = np.array([row.clip for row in rows], np.int64)
    are_clips = bool((clips >= 0).any())
    return Samples(
        landmarks=hands.reshape(-1, LANDMARK_COUNT, 3),
        labels=np.array([row.label for row in rows], str),
        signers=np.array([row.signer for row in rows], str),
        handedness=np.array([row.side for row in rows], str),
        origins=np.array([row.origin for row in rows], str),
        clips=clips if are_clips else None,
        times=np.array([row.time for row in rows], np.float32) if are_clips else None,
        missed=missed,
    )
