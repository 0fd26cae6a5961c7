"""Recognises which letter of the American Sign Language alphabet a hand shows in each photo.

Examples:
  python -m asl_keras.recognize photo.jpg
  python -m asl_keras.recognize --profile anna photo.jpg

Takes about a second to start and 40 ms per photo. Prints one line per photo: the
letter and its probability, a question mark if that is below the model's threshold, or
"no hand found". With --json the line is an object with the three likeliest letters,
whether the first is known, the hand's box in pixels (left, top, right, bottom) and its
handedness; "hand" is null where none was found.
A photo that cannot be read is reported, the others are still recognised, and the exit
code is 2.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.adapt.options import ProfileOptions
from asl_keras.command import (
    USER_MISTAKE,
    add_options,
    from_options,
    manual_page,
    run,
    with_flags,
)
from asl_keras.errors import InputError
from asl_keras.landmarks.options import LandmarkerOptions
from asl_keras.pretrained.options import ModelOptions
from asl_keras.text import Reading

if TYPE_CHECKING:
    from asl_keras.inference.reader import Reader
    from asl_keras.landmarks.landmarker import Landmarker

TOP = 3


@dataclass(frozen=True)
class Guess:
    """A letter that a hand may show."""

    letter: str
    probability: float


@dataclass(frozen=True)
class PhotographedHand:
    """What the hand in a photo shows."""

    letters: tuple[Guess, ...]
    """The likeliest first."""
    known: bool
    """Whether the first is likelier than "no letter" and reaches the model's threshold."""
    box: tuple[int, int, int, int]
    """Left, top, right and bottom in pixels."""
    handedness: str
    """"Left" or "Right", see `Hand`."""

    def __str__(self) -> str:
        """In a few words, such as `A   97.3%`."""
        best = self.letters[0]
        if self.known:
            return f"{best.letter}  {best.probability:6.1%}"
        return f"?  {best.probability:6.1%}  perhaps {best.letter}"


def main(arguments: Sequence[str]) -> int:
    """Recognises the photos; returns the exit code."""
    page = manual_page("asl_keras.recognize", __doc__)
    page.add_argument("photos", nargs="+", metavar="PHOTO", help="a picture file")
    page.add_argument("--json", action="store_true", help="print one JSON object per photo")
    add_options(page, ModelOptions)
    add_options(page, ProfileOptions)
    add_options(page, LandmarkerOptions)
    given = page.parse_args(arguments)

    reader = _reader(given)
    with from_options(LandmarkerOptions, given).open() as landmarker:
        width = None if given.json else max(map(len, given.photos))
        readable = [_report(photo, landmarker, reader, width) for photo in given.photos]
    return 0 if all(readable) else USER_MISTAKE


def _reader(given: argparse.Namespace) -> Reader:
    reader = from_options(ModelOptions, given).open()
    signer = from_options(ProfileOptions, given).open(reader, given.model)
    if signer is not None and (remark := signer.remark()):
        print(remark, file=sys.stderr)
    return signer.reader if signer else reader


def read_hand(photo: Path, landmarker: Landmarker, reader: Reader) -> PhotographedHand | None:
    """What the hand in a photo shows, or None if there is no hand.

    Raises:
        InputError: if the photo cannot be read.
    """
    from asl_keras.frames.picture import read_picture

    hands = landmarker.detect(read_picture(photo))
    if not hands:
        return None
    probabilities, alphabet = reader.read(hands[0].landmarks[np.newaxis])[0], reader.alphabet
    letters = np.flatnonzero(alphabet.is_letter)
    likeliest = letters[(-probabilities[letters]).argsort(kind="stable")][:TOP]
    return PhotographedHand(
        letters=tuple(
            Guess(alphabet.labels[i], round(float(probabilities[i]), 4)) for i in likeliest
        ),
        known=Reading.of(probabilities, alphabet, reader.threshold).letter is not None,
        box=hands[0].box,
        handedness=hands[0].handedness,
    )


def _report(photo: str, landmarker: Landmarker, reader: Reader, width: int | None) -> bool:
    """Prints a photo's line, in columns or, without a width, as JSON; False on a mistake."""
    try:
        hand = read_hand(Path(photo), landmarker, reader)
    except InputError as error:
        print(f"Error: {with_flags(error)}", file=sys.stderr)
        return False
    if width is None:
        print(json.dumps({"photo": photo, "hand": hand and asdict(hand)}), flush=True)
    else:
        print(f"{photo:<{width}}  {hand or 'no hand found'}", flush=True)
    return True


if __name__ == "__main__":
    run(main)
