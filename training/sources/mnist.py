"""Sign Language MNIST and tables like it: a label and the 784 grey pixels of a picture in a row.

Source: kaggle.com/datasets/datamunge/sign-language-mnist, 34,627 rows. Its labels are 0 to 24, the
places of the letters in the alphabet, without J (9) and Z (25), which move.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError, shown
from asl_keras.files import UnreadableError
from asl_keras.hand.alphabet import ASL
from asl_keras.opencv import cv2
from training.sources.csv_rows import (
    Line,
    cells_of,
    delimiter_of,
    first_line,
    is_number,
    read_lines,
)
from training.sources.label_names import understood
from training.sources.names import as_label
from training.sources.options import SourceOptions
from training.sources.samples import Missed, Shown
from training.sources.signers import signers_of

SIDE = 28
MOST = 500_000  # rows, which are in memory
ENLARGED = 224  # what MediaPipe's finder of palms looks at, about
# Of 144 photographs made so small, MediaPipe found a hand in 26, looked at several times.
SMALL = (
    "{name} has pictures of 28 x 28 pixels, in which MediaPipe finds about one hand of six: look "
    "at how many were found before training on them."
)


@dataclass(frozen=True)
class SmallPicture:
    """A row of pixels."""

    origin: str
    label: str
    signer: str
    pixels: bytes
    is_clip = False

    def digest(self) -> str:
        """Of the pixels."""
        return hashlib.sha256(self.pixels).hexdigest()

    def frames(self) -> Iterator[Shown]:
        """The picture, enlarged."""
        grey = np.frombuffer(self.pixels, np.uint8).reshape(SIDE, SIDE)
        large = cv2.resize(grey, (ENLARGED, ENLARGED), interpolation=cv2.INTER_CUBIC)
        yield Shown(np.repeat(large[..., None], 3, axis=2))

    def label_at(self, time: float) -> str:
        """Its label."""
        return self.label


def recognises(path: Path) -> bool:
    """Whether a table's first line has a label and 784 pixels."""
    line = first_line(path)
    return bool(line) and len(cells_of(line or "", delimiter_of(line or ""))) == SIDE**2 + 1


class SmallPictures:
    """The rows of such a table, in memory: 28 MB."""

    def __init__(self, path: Path, options: SourceOptions):
        """Raises InputError if the file cannot be read."""
        self.remarks: tuple[str, ...] = (SMALL.format(name=path.name),)
        missed, rows = _read(path)
        found = understood(path, [label for _, label, _ in rows], options.names, ASL.labels)
        self.remarks += found.remarks
        signers = signers_of(path, options, len(rows)).tolist()
        asked = {as_label(label) for label in options.labels}
        self._pictures: list[SmallPicture] = []
        told = zip(rows, found.labels.tolist(), found.why.tolist(), signers, strict=True)
        for (origin, _, pixels), label, why, signer in told:
            if why:
                missed.append(Missed(origin, label, signer, why))
            elif not asked or label in asked:
                self._pictures.append(SmallPicture(origin, label, signer, pixels))
        self.missed = tuple(missed)

    def pictures(self) -> Iterator[SmallPicture]:
        """All of them, in their order."""
        return iter(self._pictures)


def _read(path: Path) -> tuple[list[Missed], list[tuple[str, str, bytes]]]:
    """What is no picture, and of each that is one its origin, label and pixels."""
    missed, rows = [], []
    try:
        for line in read_lines(path):
            if line.number == 1 and line.cells and not is_number(line.cells[-1]):
                continue
            origin = f"{shown(path.name)}:{line.number}"
            pixels = _pixels(line)
            if pixels is None:
                missed.append(Missed(origin, "", "", f"has not {SIDE**2} pixels from 0 to 255"))
            else:
                rows.append((origin, line.cells[0], pixels))
            if len(rows) + len(missed) > MOST:
                raise UnreadableError(f"has more than {MOST} rows")
    except UnreadableError as error:
        raise InputError(
            f"Expected a table of small pictures. Received: {path}, which {error}. Copy it again, "
            "or leave it out."
        ) from error
    return missed, rows


def _pixels(line: Line) -> bytes | None:
    try:
        pixels = bytes(map(int, line.cells[1:]))
    except ValueError:  # of text, and of numbers that are no bytes
        return None
    return pixels if len(pixels) == SIDE**2 else None
