"""Recognises which letter of the American Sign Language alphabet a hand shows in each photo.

Examples:
  python -m asl_keras.recognize photo.jpg
  python -m asl_keras.recognize holiday/ "more/*.png"
  python -m asl_keras.recognize --profile anna photo.jpg

A folder stands for the pictures in it and in its folders. JPEG, PNG, WebP, BMP, TIFF and
AVIF are read, and HEIC with `pip install '.[heic]'`.

Takes about a second to start and 0.2 s per photo. Prints one line per photo: the
letter and its probability, a question mark if that is below the model's threshold, or
"no hand found". Of several hands the one is read that is seen best; with --hands 2 each
has a line, from left to right, and in JSON "hands" is the list of them. With --json the
line is an object with the three likeliest letters, whether the first is known, the
hand's box in pixels (left, top, right, bottom), its handedness, how it stands in the
picture ("turned": read as if it were upright; "unclear": sideways or upside down, and
not known), and how many looks found it; "hand" is null where none was found.
A photo that cannot be read is reported, the others are still recognised, and the exit
code is 2.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from asl_keras.adapt.options import ProfileOptions
from asl_keras.command import (
    USER_MISTAKE,
    add_options,
    complain,
    from_options,
    manual_page,
    run,
)
from asl_keras.errors import InputError, shown
from asl_keras.landmarks.options import SeveralOptions
from asl_keras.pretrained.options import ModelOptions
from asl_keras.text import Reading

if TYPE_CHECKING:
    from asl_keras.hand.alphabet import Alphabet
    from asl_keras.hand.hand import Hand
    from asl_keras.inference.findings import Found
    from asl_keras.inference.reader import Reader
    from asl_keras.landmarks.landmarker import Landmarker
    from asl_keras.landmarks.search import Enough

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
    standing: str
    """"upright", "turned" (and read as if it were upright) or "unclear", see `Standing`."""
    looks: int
    """How many looks found it, of whose readings this is the mean."""

    def enlarged(self, scale: int) -> PhotographedHand:
        """The hand in a picture whose sides are so many times as long."""
        left, top, right, bottom = (scale * edge for edge in self.box)
        return replace(self, box=(left, top, right, bottom))

    def __str__(self) -> str:
        """In a few words, such as `A   97.3%`."""
        best = self.letters[0]
        if self.known:
            return f"{best.letter}  {best.probability:6.1%}"
        return f"?  {best.probability:6.1%}  perhaps {best.letter}"


Answer = PhotographedHand | None | list[PhotographedHand]
"""The hand in a photo, or where several are asked for all of them."""


@dataclass(frozen=True)
class LookOptions:
    """How often a photograph is looked at."""

    looks: Literal["fast", "thorough"] = "thorough"
    """fast stops as soon as two looks are sure of one letter; thorough takes all."""

    def enough(self, reader: Reader) -> Enough | None:
        """When no further look is needed, for findings that the reader reads; None is never."""
        from asl_keras.inference.findings import agreed

        return agreed(reader) if self.looks == "fast" else None


def main(arguments: Sequence[str]) -> int:
    """Recognises the photos; returns the exit code."""
    page = manual_page("asl_keras.recognize", __doc__)
    page.add_argument("photos", nargs="+", metavar="PHOTO", help="a picture, or a folder of them")
    page.add_argument("--json", action="store_true", help="print one JSON object per photo")
    add_options(page, ModelOptions)
    add_options(page, ProfileOptions)
    add_options(page, SeveralOptions)
    add_options(page, LookOptions)
    given = page.parse_args(arguments)

    reader = _reader(given)
    enough = from_options(LookOptions, given).enough(reader)
    photos, mistakes = _photos(given.photos)
    for mistake in mistakes:
        complain(mistake)
    if not photos:
        return USER_MISTAKE
    width = None if given.json else max(len(shown(str(photo))) for photo in photos)
    several = given.hands > 1
    with from_options(SeveralOptions, given).open() as landmarker:
        one = partial(read_hand, landmarker=landmarker, reader=reader, enough=enough)
        every = partial(read_all_hands, landmarker=landmarker, reader=reader)
        readable = [_report(photo, every if several else one, width) for photo in photos]
    return 0 if all(readable) and not mistakes else USER_MISTAKE


def _photos(names: Sequence[str]) -> tuple[list[Path], list[InputError]]:
    """The photos that these names stand for, and what is wrong with the others."""
    from asl_keras.frames.folder import pictures_named

    photos: list[Path] = []
    mistakes = []
    for name in names:
        try:
            photos += pictures_named(name)
        except InputError as error:
            mistakes.append(error)
    return photos, mistakes


def _reader(given: argparse.Namespace) -> Reader:
    reader = from_options(ModelOptions, given).open()
    signer = from_options(ProfileOptions, given).open(reader, given.model)
    return signer.reader if signer else reader


def read_hand(
    photo: Path, landmarker: Landmarker, reader: Reader, enough: Enough | None = None
) -> PhotographedHand | None:
    """What the hand in a photo shows, or None if there is no hand.

    See `hand_in`; its box is in pixels of the file.

    Raises:
        InputError: if the photo cannot be read.
    """
    from asl_keras.frames.picture import read_photograph

    picture = read_photograph(photo)
    hand = hand_in(picture.pixels, landmarker, reader, enough)
    return hand and hand.enlarged(picture.scale)


def read_all_hands(photo: Path, landmarker: Landmarker, reader: Reader) -> list[PhotographedHand]:
    """What each hand in a photo shows, from left to right; the landmarker says how many at most.

    Raises:
        InputError: if the photo cannot be read.
    """
    from asl_keras.frames.picture import read_photograph

    picture = read_photograph(photo)
    every = landmarker.findings_of_all(picture.pixels)
    hands = [_read(found, reader).enlarged(picture.scale) for found in every]
    return sorted(hands, key=lambda hand: hand.box)


def hand_in(
    picture: np.ndarray, landmarker: Landmarker, reader: Reader, enough: Enough | None = None
) -> PhotographedHand | None:
    """What the hand in a picture shows, or None if there is no hand.

    Args:
        picture: uint8 (H, W, 3) RGB.
        landmarker: of single pictures.
        reader: of hands.
        enough: when no further look at the picture is needed; by default all are taken.
    """
    found = landmarker.findings(picture, enough)
    return _read(found, reader) if found else None


def _read(findings: Sequence[Hand], reader: Reader) -> PhotographedHand:
    """What one hand shows, of its findings; at least one."""
    from asl_keras.inference.findings import read_findings
    from asl_keras.landmarks.search import middle_of

    found = read_findings(reader, np.stack([each.landmarks for each in findings]))
    return photographed(middle_of(findings), found, reader, len(findings))


def photographed(hand: Hand, found: Found, reader: Reader, looks: int) -> PhotographedHand:
    """A hand with what its findings, so many looks, show."""
    from asl_keras.inference.findings import Standing

    reading = Reading.of(found.probabilities, reader.alphabet, reader.threshold)
    return PhotographedHand(
        letters=likeliest(found.probabilities, reader.alphabet),
        known=reading.letter is not None and found.standing is not Standing.UNCLEAR,
        box=hand.box,
        handedness=hand.handedness,
        standing=found.standing.value,
        looks=looks,
    )


def likeliest(probabilities: np.ndarray, alphabet: Alphabet) -> tuple[Guess, ...]:
    """The three likeliest letters of probabilities (labels,), the likeliest first."""
    letters = np.flatnonzero(alphabet.is_letter)
    likeliest = letters[(-probabilities[letters]).argsort(kind="stable")][:TOP]
    return tuple(Guess(alphabet.labels[i], round(float(probabilities[i]), 4)) for i in likeliest)


def _report(photo: Path, read: Callable[[Path], Answer], width: int | None) -> bool:
    """Prints a photo's lines, in columns or, without a width, as JSON; False on a mistake."""
    try:
        answer = read(photo)
    except InputError as error:
        complain(error)
        return False
    if width is None:
        print(json.dumps({"photo": str(photo), **_as_json(answer)}), flush=True)
        return True
    for hand in answer if isinstance(answer, list) and answer else [answer]:
        print(f"{shown(str(photo)):<{width}}  {hand or 'no hand found'}", flush=True)
    return True


def _as_json(answer: Answer) -> dict[str, object]:
    if isinstance(answer, list):
        return {"hands": [asdict(hand) for hand in answer]}
    return {"hand": answer and asdict(answer)}


if __name__ == "__main__":
    run(main)
