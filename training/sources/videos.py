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
HEADS = ("t", "s", "t [s]", "t (s)", "time [s]", "time (s)")  # beside whole words
NO_NUMBERS = ("nan", "inf", "infinity")
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

    def unreached(self, last: float) -> Times:
        """The changes to a label that come after the time of the last frame."""
        return tuple((time, label) for time, label in self.times if label and time > last)

    def label_at(self, time: float) -> str:
        """That of the last change before."""
        place = bisect_right(self.times, time, key=lambda change: change[0])
        return self.times[place - 1][1] if place else self.label


def read_times(file: Path) -> Times:
    """The labels of a video by time: a CSV of seconds and labels, perhaps with a head.

    Raises:
        InputError: if it is none.
    """
    try:
        rows = list(csv.reader(read_text(file, MOST_BYTES).splitlines()))
    except (UnreadableError, csv.Error) as error:
        fault = str(error) if isinstance(error, UnreadableError) else "is no CSV"
        raise InputError(f"Expected times of labels. Received: {file}, which {fault}.") from error
    rows = [[cell.strip() for cell in row] for row in rows]
    numbered = [(line, row) for line, row in enumerate(rows, 1) if any(row)]
    if numbered and _is_head(numbered[0][1]):
        numbered = numbered[1:]
    if not numbered:
        raise InputError(f"Expected times of labels. Received: {file}, without any; {REMEDY}.")
    return tuple(sorted((_change(file, line, row) for line, row in numbered), key=lambda it: it[0]))


def misnamed_times(file: Path) -> Path | None:
    """A table of times that would not be found beside a video by its name, if one lies there."""
    near = (file.with_name(f"{file.name}.csv"), file.with_suffix(".CSV"))
    return next((one for one in near if one.exists()), None)


def _is_head(row: list[str]) -> bool:
    """Whether a first line names columns: what is nearly a time is a mistake in one."""
    name = row[0].casefold()
    is_word = len(name) > 1 and name.replace(" ", "").replace("_", "").isalpha()
    return name in HEADS or (is_word and name not in NO_NUMBERS)


def _change(file: Path, line: int, row: list[str]) -> tuple[float, str]:
    time = _seconds(row[0])
    label = as_label(row[1]) if len(row) == 2 else ""
    if time is None or len(row) > 2 or ";" in label or (label and fault_of(label)):
        raise InputError(
            f"Expected times of labels. Received: {file}, line {line}: {','.join(row)[:60]!r}; "
            f"{REMEDY}."
        )
    return time, label


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
