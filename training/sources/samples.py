"""Hands of a source, whatever it was: the frame into which every kind of source fits.

A source that holds landmarks already gives `Samples`; one that holds pictures gives those, for
MediaPipe to look at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol, Self, runtime_checkable

import numpy as np

NO_HAND = "no hand"
COLUMNS = ("landmarks", "labels", "signers", "handedness", "origins")  # that each row has


class Missed(NamedTuple):
    """A picture, a frame or a row that gave no hand."""

    origin: str
    label: str
    signer: str
    why: str
    """`NO_HAND`, or what is wrong with it, to follow its name: "is empty"."""


@dataclass(frozen=True, eq=False)
class Samples:
    """Hands of one or more sources, row by row."""

    landmarks: np.ndarray
    """float32 (N, 21, 3): one unit for all three, z NaN where unknown."""
    labels: np.ndarray
    """(N,) text."""
    signers: np.ndarray
    """(N,) text, "" where unknown."""
    handedness: np.ndarray
    """(N,) text: "Left" or "Right" as MediaPipe says it of the picture as it is, "" if unknown."""
    origins: np.ndarray
    """(N,) text, the file, and what in it: "a/b.jpg", "clip.mp4@1.20", "table.csv:17"."""
    clips: np.ndarray | None = None
    """int64 (N,), the clip that a row is of, counted from 0; -1 where it is of none."""
    times: np.ndarray | None = None
    """float32 (N,), seconds in the clip; NaN where it is of none."""
    aspect_known: bool = True
    """That x and y have one unit."""
    missed: tuple[Missed, ...] = ()
    remarks: tuple[str, ...] = ()
    """What a user should know of the source."""

    def __len__(self) -> int:
        return len(self.landmarks)

    def rows(self, which: np.ndarray) -> Self:
        """Some of the hands: bool (N,) or their numbers; what was missed is still said."""
        names = (*COLUMNS, "clips", "times")
        columns = {name: getattr(self, name) for name in names}
        return replace(self, **{k: v[which] for k, v in columns.items() if v is not None})


class Shown(NamedTuple):
    """What MediaPipe looks at."""

    pixels: np.ndarray
    """uint8 (H, W, 3) RGB."""
    time: float = 0.0
    """Seconds in the clip."""


class LabelledPicture(Protocol):
    """A photograph, a clip or a row of pixels; travels to another process, so keep it small."""

    @property
    def origin(self) -> str:
        """As in `Samples`, without the time."""

    @property
    def signer(self) -> str:
        """As in `Samples`."""

    @property
    def is_clip(self) -> bool:
        """Whether its frames follow one another: a hand is tracked from one to the next."""

    def digest(self) -> str:
        """Of what is shown, label and place aside: what is known of it is known by that.

        Raises:
            UnreadableError: as `frames`.
        """

    def frames(self) -> Iterator[Shown]:
        """What is shown, once: one of a photograph.

        Raises:
            UnreadableError: if it cannot be read; says what is wrong, to follow the name.
        """

    def label_at(self, time: float) -> str:
        """The label of the frame of that time; "" for one that is to be left out."""


@runtime_checkable
class LandmarkSource(Protocol):
    """Has landmarks already."""

    def read(self) -> Samples:
        """All of them; raises InputError where the file as a whole cannot be read."""


class PictureSource(Protocol):
    """Has pictures, in which hands are to be found."""

    @property
    def missed(self) -> Sequence[Missed]:
        """What has no label, for example."""

    @property
    def remarks(self) -> Sequence[str]:
        """What a user should know of the source, such as what was left out."""

    def pictures(self) -> Iterator[LabelledPicture]:
        """All of them, always in the same order."""


Source = LandmarkSource | PictureSource


def joined(parts: Sequence[Samples]) -> Samples:
    """The rows of several, one after another; clips are counted on."""
    return Samples(
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in COLUMNS},
        clips=_clips(parts),
        times=_times(parts),
        aspect_known=all(part.aspect_known for part in parts),
        missed=tuple(one for part in parts for one in part.missed),
        remarks=tuple(one for part in parts for one in part.remarks),
    )


def _clips(parts: Sequence[Samples]) -> np.ndarray | None:
    if all(part.clips is None for part in parts):
        return None
    counted, found = 0, []
    for part in parts:
        clips = np.full(len(part), -1, np.int64) if part.clips is None else part.clips
        found.append(np.where(clips < 0, -1, clips + counted))
        counted += int(clips.max(initial=-1)) + 1
    return np.concatenate(found)


def _times(parts: Sequence[Samples]) -> np.ndarray | None:
    if all(part.times is None for part in parts):
        return None
    nowhere = [np.full(len(part), np.nan, np.float32) for part in parts]
    pairs = zip(parts, nowhere, strict=True)
    return np.concatenate([none if part.times is None else part.times for part, none in pairs])
