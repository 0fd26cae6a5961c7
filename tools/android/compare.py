"""Compares the app's Java line with the Python line: landmarks, handedness and letters.

    python -m tools.android.compare ../shared/data/photos/*
    python -m tools.android.compare --video runs/clips/*.mp4

Takes two minutes for 960 photographs. Python finds hands with MediaPipe 0.10.21 and reads letters
with asl_keras; Java does both through the LiteRT of the package ai-edge-litert. Prints one line of
figures per folder or for all clips, then each picture whose hands or letters differ, and why.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError
from asl_keras.hand.hand import Hand
from asl_keras.inference.reader import Reader
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.opencv import cv2
from asl_keras.pretrained import open_reader
from tools.android.java_line import ReadHand, read

Picture = tuple[str, np.ndarray]


@dataclass(frozen=True)
class Compared:
    """One picture, read by both lines; a hand is None where none was found."""

    name: str
    python: Hand | None
    java: Hand | None
    letters: tuple[str, str]
    """Python's and Java's, from their own landmarks; "" without a hand."""
    same_landmarks: bool
    """Whether Java reads the same letter as Python from Java's landmarks."""
    margin: float
    """Between the two likeliest letters of Python, 0 to 1."""

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
        """Whether both lines find a hand, and take it for the same one."""
        if self.python is None or self.java is None:
            return False
        return self.python.handedness == self.java.handedness


def compare(pictures: Iterable[Picture], video: bool) -> Iterator[Compared]:
    """Reads each picture by both lines; frames of a video follow one another."""
    reader = open_reader()
    pairs = list(pictures)
    with Landmarker(video=video) as landmarker:
        for (name, picture), java in zip(pairs, read((p for _, p in pairs), video), strict=True):
            python = landmarker.detect(picture)
            yield _compared(name, python, java, reader)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.android.compare", __doc__)
    page.add_argument("paths", nargs="+", type=Path, help="folders of photographs, or clips")
    page.add_argument(
        "--video", action="store_true", help="the paths are clips, read with tracking"
    )
    options = page.parse_args(arguments)

    if options.video:
        _report("clips", [each for clip in options.paths for each in compare(_frames(clip), True)])
        return
    for folder in options.paths:
        _report(folder.name, list(compare(_photos(folder), False)))


def _photos(folder: Path) -> Iterator[Picture]:
    for file in sorted(folder.rglob("*.jpg")):
        yield (
            f"{file.parent.name}/{file.name}",
            cv2.cvtColor(cv2.imread(str(file)), cv2.COLOR_BGR2RGB),
        )


def _frames(clip: Path) -> Iterator[Picture]:
    video, number = cv2.VideoCapture(str(clip)), 0
    while (frame := video.read()[1]) is not None:
        yield f"{clip.name} {number}", cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
        number += 1


def _compared(name: str, python: list[Hand], java: list[ReadHand], reader: Reader) -> Compared:
    ours = java[0] if java else None
    theirs = reader.read(python[0].landmarks[np.newaxis])[0] if python else None
    again = reader.read(ours.hand.landmarks[np.newaxis])[0] if ours else None
    letter = _letter(ours.probabilities if ours else None, reader)
    return Compared(
        name=name,
        python=python[0] if python else None,
        java=ours.hand if ours else None,
        letters=(_letter(theirs, reader), letter),
        same_landmarks=_letter(again, reader) == letter,
        margin=0.0 if theirs is None else float(np.subtract(*np.sort(theirs)[:-3:-1])),
    )


def _letter(probabilities: np.ndarray | None, reader: Reader) -> str:
    return "" if probabilities is None else reader.alphabet.labels[probabilities.argmax()]


def _report(name: str, compared: list[Compared]) -> None:
    both = [each for each in compared if each.python and each.java]
    if not both:
        raise InputError(
            f"Expected pictures of hands. Received: {len(compared)} pictures in {name}"
        )
    differences = [each.difference for each in both]
    figures = {
        "pictures": len(compared),
        "both or neither find a hand": _share(each.agree_on_a_hand for each in compared),
        "both find one": len(both),
        "landmarks, median": f"{np.median(differences):.3%} of the hand",
        "95th percentile": f"{np.percentile(differences, 95):.3%}",
        "largest": f"{max(differences):.3%}",
        "same handedness": _share(each.same_handedness for each in both),
        "same letter": _share(each.letters[0] == each.letters[1] for each in compared),
        "from equal landmarks": _share(each.same_landmarks for each in compared),
    }
    print(f"{name}: " + ", ".join(f"{what} {figure}" for what, figure in figures.items()))
    for each in compared:
        if each.letters[0] != each.letters[1]:
            print(f"  {each.name}: {_cause(each)}")


def _cause(each: Compared) -> str:
    if each.python is None or each.java is None:
        return f"only {'Java' if each.java else 'Python'} finds a hand"
    read = f"Python reads {each.letters[0]}, Java {each.letters[1]}"
    return (
        f"{read}; landmarks differ by {each.difference:.2%}, Python's margin is {each.margin:.3f}"
    )


def _share(hits: Iterable[bool]) -> str:
    hits = list(hits)
    return f"{np.mean(hits):.2%} ({sum(hits)} of {len(hits)})"


if __name__ == "__main__":
    run(main)
