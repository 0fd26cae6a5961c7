"""A video with a label, or with labels that change in it."""

import csv
import hashlib
import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, read_text, refuse_special
from asl_keras.frames.video import open_video
from training.sources.names import as_label, fault_of
from training.sources.samples import Shown

MOST_BYTES = 1_000_000  # of a table of times
MOST_TIME = 1e6  # seconds
REMEDY = "write lines such as `1.5,B`: the second from which on, and the label, or nothing for none"
PIECE = 1 << 20  # bytes that are hashed at a time

Times = tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Clip:
    """A file, some of whose frames are taken."""

    origin: str
    label: str
    """Until the first of `times`."""
    signer: str
    file: Path
    fps: float
    times: Times = ()
    """From when on there are other labels; "" for frames that are left out."""
    is_clip = True

    def with_times(self, times: Times) -> Self:
        """The same, whose label changes; a first time above 0 is when it begins to have one."""
        return replace(self, label="" if times else self.label, times=times)

    def digest(self) -> str:
        """Of the file's content and of which frames are taken."""
        refuse_special(self.file)
        found = hashlib.sha256(f"{self.fps:g} fps\n".encode())
        try:
            with self.file.open("rb") as file:
                while piece := file.read(PIECE):
                    found.update(piece)
        except OSError as error:
            raise UnreadableError(f"cannot be read ({error.strerror})") from error
        return found.hexdigest()

    def frames(self) -> Iterator[Shown]:
        """So many a second, if there are more."""
        try:
            video = open_video(self.file, self.fps)
        except InputError as error:
            raise UnreadableError(_without_name(error, self.file)) from error
        with video:
            for frame in video.frames():
                yield Shown(frame.picture, frame.time)

    def labels_after(self, time: float) -> Iterator[tuple[float, str]]:
        """The labels, and when they begin, of which nothing is shown if that is the last frame."""
        return (change for change in self.times if change[0] > time and change[1])

    def label_at(self, time: float) -> str:
        """That of the last change before."""
        place = bisect_right(self.times, time, key=lambda change: change[0])
        return self.times[place - 1][1] if place else self.label


def read_times(file: Path) -> Times:
    """The labels of a video by time: a CSV of seconds and labels, perhaps with a head.

    Raises:
        UnreadableError: if it is none; a line that is taken for a head would cost its label.
    """
    try:
        rows = list(csv.reader(read_text(file, MOST_BYTES).splitlines()))
    except csv.Error as error:
        raise UnreadableError("is no CSV") from error
    rows = [[cell.strip() for cell in row] for row in rows]
    numbered = [(line, row) for line, row in enumerate(rows, 1) if any(row)]
    if numbered and _is_head(numbered[0][1][0]):
        numbered = numbered[1:]
    if not numbered:
        raise UnreadableError(f"has no times; {REMEDY}")
    return tuple(sorted((_change(line, row) for line, row in numbered), key=lambda it: it[0]))


def _change(line: int, row: list[str]) -> tuple[float, str]:
    time = _seconds(row[0])
    label = as_label(row[1]) if len(row) == 2 else ""
    if time is None or len(row) > 2 or ";" in label or (label and fault_of(label)):
        raise UnreadableError(f"has {','.join(row)[:60]!r} in line {line}; {REMEDY}")
    return time, label


def _is_head(cell: str) -> bool:
    """Whether a first cell is a name, and no time that is written wrongly."""
    is_word = any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell))
    return is_word and cell.casefold().lstrip("+-") not in ("nan", "inf", "infinity")


def _seconds(text: str) -> float | None:
    """Of `75.5` and `1:15.5`; None of what is no time."""
    try:
        parts = [float(part) for part in text.split(":")]
    except ValueError:
        return None
    time = math.fsum(part * 60**place for place, part in enumerate(reversed(parts)))
    return time if len(parts) <= 3 and 0 <= time <= MOST_TIME else None


def _without_name(error: InputError, file: Path) -> str:
    """What is wrong, to follow the name."""
    return str(error).partition(f"{file}, which ")[2].removesuffix(".") or "is not a video"
