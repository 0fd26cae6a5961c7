"""Compares what the app reads in photographs with what `asl_keras.recognize` reads in them.

    python -m tools.android.compare ../shared/data/photos/*

Takes five minutes for 960 photographs on 2 quiet cores. Python finds hands with MediaPipe 0.10.21;
Java finds them through the LiteRT of the package ai-edge-litert; both take all looks at a
photograph, and read with what is in the app's assets. Prints one line of figures per folder, then
each photograph in which the known letters differ, and why.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError
from asl_keras.frames.frame import Frame
from asl_keras.frames.picture import read_picture
from asl_keras.hand.hand import OTHER_SIDE, Hand
from asl_keras.inference.findings import Found, Standing, read_findings
from asl_keras.inference.reader import Reader
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.landmarks.search import middle_of
from asl_keras.pretrained import open_reader
from asl_keras.text import Reading
from mobile_export.android import ASSETS
from tools.android.java_line import ReadHand, read

Picture = tuple[str, np.ndarray]
UNKNOWN = "?"


@dataclass(frozen=True)
class Compared:
    """One photograph, read by both lines; a hand is None where none was found."""

    name: str
    python: Hand | None
    java: Hand | None
    letters: tuple[str, str]
    """Python's and Java's: "" without a hand, "?" where it is not known."""
    likeliest: tuple[str, str]
    """The likeliest labels, whether they are known or not; "" without a hand."""
    surest: tuple[float, float]
    """Their probabilities, 0 to 1; 0 without a hand."""

    @property
    def agree_on_a_hand(self) -> bool:
        """Whether both lines find a hand or neither."""
        return (self.python is None) == (self.java is None)

    @property
    def difference(self) -> float:
        """The mean distance of the landmarks, as a share of the hand's size; NaN without both."""
        return self.java.distance(self.python) if self.java and self.python else math.nan

    @property
    def same_handedness(self) -> bool:
        """Whether both lines find a hand, and call it by the same name."""
        if self.python is None or self.java is None:
            return False
        return OTHER_SIDE[self.python.handedness] == self.java.handedness


def compare(pictures: Iterable[Picture]) -> Iterator[Compared]:
    """Reads each picture, uint8 (H, W, 3) RGB, by both lines."""
    reader = open_reader(ASSETS / "reader.json")
    pairs = list(pictures)
    frames = [Frame(picture, 0.0) for _, picture in pairs]
    with Landmarker() as landmarker:
        for (name, picture), java in zip(pairs, read(frames, "photo"), strict=True):
            python = landmarker.findings(picture)
            seen = None
            if python:
                landmarks = np.stack([hand.landmarks for hand in python])
                seen = middle_of(python), read_findings(reader, landmarks)
            yield _compared(name, seen, java.hands[0] if java.hands else None, reader)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.android.compare", __doc__)
    page.add_argument("folders", nargs="+", type=Path, help="of photographs")
    for folder in page.parse_args(arguments).folders:
        _report(folder.name, list(compare(_photos(folder))))


def share(hits: Iterable[bool]) -> str:
    """Such as `50.00% (1 of 2)`."""
    hits = list(hits)
    return f"{np.mean(hits):.2%} ({sum(hits)} of {len(hits)})"


def _photos(folder: Path) -> Iterator[Picture]:
    for file in sorted(folder.rglob("*.jpg")):
        yield f"{file.parent.name}/{file.name}", read_picture(file)


def _compared(
    name: str, python: tuple[Hand, Found] | None, java: ReadHand | None, reader: Reader
) -> Compared:
    ours = theirs = best = their_best = ""
    surest = [0.0, 0.0]
    if python is not None:
        found = python[1]
        reading = Reading.of(found.probabilities, reader.alphabet, reader.threshold)
        is_known = found.standing is not Standing.UNCLEAR
        ours = (reading.letter if is_known else None) or UNKNOWN
        best = reader.alphabet.labels[found.probabilities.argmax()]
        surest[0] = float(found.probabilities.max())
    if java is not None:
        theirs = java.letter or UNKNOWN
        their_best = reader.alphabet.labels[java.distribution.argmax()]
        surest[1] = float(java.distribution.max())
    return Compared(
        name=name,
        python=python[0] if python else None,
        java=java.hand if java else None,
        letters=(ours, theirs),
        likeliest=(best, their_best),
        surest=(surest[0], surest[1]),
    )


def _report(name: str, compared: list[Compared]) -> None:
    both = [each for each in compared if each.python and each.java]
    if not both:
        raise InputError(
            f"Expected pictures of hands. Received: {len(compared)} pictures in {name}"
        )
    differences = [each.difference for each in both]
    figures = {
        "pictures": len(compared),
        "both or neither find a hand": share(each.agree_on_a_hand for each in compared),
        "both find one": len(both),
        "landmarks, median": f"{np.median(differences):.3%} of the hand",
        "95th percentile": f"{np.percentile(differences, 95):.3%}",
        "largest": f"{max(differences):.3%}",
        "same handedness": share(each.same_handedness for each in both),
        "same likeliest label": share(each.likeliest[0] == each.likeliest[1] for each in compared),
        "same known letter": share(each.letters[0] == each.letters[1] for each in compared),
    }
    print(f"{name}: " + ", ".join(f"{what} {figure}" for what, figure in figures.items()))
    for each in compared:
        if each.letters[0] != each.letters[1]:
            print(f"  {each.name}: {_cause(each)}")


def _cause(each: Compared) -> str:
    if each.python is None or each.java is None:
        return f"only {'Java' if each.java else 'Python'} finds a hand"
    (ours, theirs), (sure, as_sure) = each.likeliest, each.surest
    return (
        f"Python reads {each.letters[0]} ({ours} {sure:.3f}), Java {each.letters[1]} ({theirs} "
        f"{as_sure:.3f}); landmarks differ by {each.difference:.3%}"
    )


if __name__ == "__main__":
    run(main)
