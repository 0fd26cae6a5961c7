"""Evaluates the whole pipeline on photographs: hands found, letters read, refused and mistaken.

The folder has a subfolder for each letter. A hand that is not found counts as an error; a false
letter is a wrong one that counts as known.

Examples:
    python -m training.evaluate_photos ../shared/data/photos/project_s
    python -m training.evaluate_photos ../shared/data/photos/project_s --harder grey --each 3

Takes 0.2 s a photo. One that cannot be read is reported and not counted, and the exit code is 2;
folders of no letter and files that are no pictures are counted as left out. --harder makes the
photographs harder first, see `training.judging.harder`; --each takes so many of each letter, spread
over the folder.
"""

import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras import table
from asl_keras.command import (
    USER_MISTAKE,
    add_options,
    complain,
    from_options,
    manual_page,
    run,
)
from asl_keras.errors import InputError, expect
from asl_keras.frames.picture import read_picture
from asl_keras.hand.alphabet import Alphabet
from asl_keras.landmarks.options import LandmarkerOptions
from asl_keras.pretrained.options import ModelOptions
from asl_keras.recognize import LookOptions, hand_in
from training.judging.harder import KINDS, around, middle
from training.judging.photo_set import left_out, photos_in

if TYPE_CHECKING:
    from asl_keras.landmarks.landmarker import Landmarker

HEAD = ("", "photos", "top-1", "no hand", "top-1 where found", "refused", "false letters")


@dataclass(frozen=True)
class Options:
    """Which photographs are read."""

    harder: str | None = None
    """Makes them harder first: a name of `training.judging.harder.KINDS`."""
    each: int | None = None
    """So many of each letter at most, at least 1."""

    def __post_init__(self) -> None:
        """Raises InputError for an unknown kind or a number below 1."""
        names = "one of " + ", ".join(KINDS)
        expect(self.harder is None or self.harder in KINDS, "harder", names, self.harder)
        expect(self.each is None or self.each >= 1, "each", "at least 1", self.each)


@dataclass(frozen=True)
class Answer:
    """What was read in a photograph."""

    letter: str = ""
    """The likeliest; "" where no hand was found."""
    known: bool = False


def main(arguments: Sequence[str]) -> int:
    """The command; returns the exit code."""
    page = manual_page("training.evaluate_photos", __doc__)
    page.add_argument("folder", type=Path, metavar="FOLDER", help="with FOLDER/A/*.jpg and so on")
    for kind in (Options, ModelOptions, LandmarkerOptions, LookOptions):
        add_options(page, kind)
    given = page.parse_args(arguments)

    options, reader = from_options(Options, given), from_options(ModelOptions, given).open()
    enough = from_options(LookOptions, given).enough(reader)
    photos = photos_in(given.folder, reader.alphabet.labels, options.each)
    if others := left_out(given.folder, reader.alphabet.labels):
        print(others, file=sys.stderr)
    letters, answers = [], []
    with from_options(LandmarkerOptions, given).open() as landmarker:
        for letter, picture in _readable(photos, options.harder, landmarker):
            hand = hand_in(picture, landmarker, reader, enough)
            letters.append(letter)
            answers.append(Answer(hand.letters[0].letter, hand.known) if hand else Answer())
    print(as_table(letters, answers, reader.alphabet))
    if len(letters) == len(photos):
        return 0
    print(f"Not counted: {len(photos) - len(letters)} of {len(photos)} photos cannot be read.")
    return USER_MISTAKE


def _readable(
    photos: Sequence[tuple[str, Path]], harder: str | None, landmarker: "Landmarker"
) -> Iterator[tuple[str, np.ndarray]]:
    """The letters and pictures of those that can be read; says what is wrong with the others."""
    for letter, file in photos:
        try:
            picture = picture_of(file, harder, landmarker)
        except InputError as error:
            complain(error)
        else:
            yield letter, picture


def picture_of(file: Path, harder: str | None, landmarker: "Landmarker") -> np.ndarray:
    """The photograph, uint8 (H, W, 3) RGB, made harder if so asked; the same every time.

    Its hand is where one is found in it as it is, else in the middle.
    """
    picture = read_picture(file)
    if harder is None:
        return picture
    hands = landmarker.detect(picture)
    box = around(hands[0], picture) if hands else middle(picture)
    seed = zlib.crc32(f"{harder} {file.name}".encode())
    return KINDS[harder](picture, box, np.random.default_rng(seed))


def as_table(truth: Sequence[str], read: Sequence[Answer], alphabet: Alphabet) -> str:
    """The shares of all photos, of the static letters, and of each letter.

    Args:
        truth: the letter of each photo.
        read: what was read in each.
        alphabet: that of the model.
    """
    letters, answers = np.array(truth), np.array([answer.letter for answer in read])
    known = np.array([answer.known for answer in read])
    groups = {"all": letters == letters}
    groups[f"{len(alphabet.static)} static"] = np.isin(letters, alphabet.static)
    groups |= {letter: letters == letter for letter in np.unique(letters)}
    right, found = answers == letters, answers != ""
    rows = [
        (name, *_cells(right[group], found[group], known[group]))
        for name, group in groups.items()
        if group.any()
    ]
    return table.aligned([HEAD, *rows])


def _cells(right: np.ndarray, found: np.ndarray, known: np.ndarray) -> Iterator[str]:
    yield str(len(right))
    shares = (
        right.mean(),
        1 - found.mean(),
        right.sum() / max(found.sum(), 1),
        (found & ~known).mean(),
        (known & ~right).mean(),
    )
    yield from (f"{share:.1%}" for share in shares)


if __name__ == "__main__":
    run(main)
