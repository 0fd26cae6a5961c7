"""Evaluates the whole pipeline on photographs: hands found and letters read, by letter.

The folder has a subfolder for each letter. A hand that is not found counts as an error.

Example:
    python -m training.evaluate_photos ../shared/data/photos/project_s

Takes 40 ms a photo.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras import table
from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import InputError
from asl_keras.frames.folder import pictures_in
from asl_keras.hand.alphabet import Alphabet
from asl_keras.landmarks.options import LandmarkerOptions
from asl_keras.pretrained.options import ModelOptions

if TYPE_CHECKING:
    from asl_keras.inference.reader import Reader

HEAD = ("", "photos", "top-1", "no hand", "top-1 where found")


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.evaluate_photos", __doc__)
    page.add_argument("folder", type=Path, metavar="FOLDER", help="with FOLDER/A/*.jpg and so on")
    add_options(page, ModelOptions)
    add_options(page, LandmarkerOptions)
    given = page.parse_args(arguments)

    reader = from_options(ModelOptions, given).open()
    photos = photos_in(given.folder, reader.alphabet.labels)
    files = [file for _, file in photos]
    read = list(_read(files, reader, from_options(LandmarkerOptions, given)))
    print(as_table([letter for letter, _ in photos], read, reader.alphabet))


def photos_in(folder: Path, labels: Sequence[str]) -> list[tuple[str, Path]]:
    """The photos of each letter, in the subfolder of its name.

    Raises:
        InputError: if there are none.
    """
    folders = [folder / label for label in sorted(labels) if (folder / label).is_dir()]
    photos = [(letter.name, file) for letter in folders for file in pictures_in(letter)]
    if not photos:
        raise InputError(
            f"Expected photos in subfolders named by letters, such as {folder / labels[0]}. "
            "Received: none"
        )
    return photos


def as_table(truth: Sequence[str], read: Sequence[str], alphabet: Alphabet) -> str:
    """Top-1 and the share without a hand: of all photos, of the static letters, of each letter.

    Args:
        truth: the letter of each photo.
        read: what was read in it; "" where no hand was found.
        alphabet: that of the model.
    """
    letters, answers = np.array(truth), np.array(read)
    groups = {"all": letters == letters}
    groups[f"{len(alphabet.static)} static"] = np.isin(letters, alphabet.static)
    groups |= {letter: letters == letter for letter in np.unique(letters)}
    rows = [
        (name, *_cells((answers == letters)[group], (answers != "")[group]))
        for name, group in groups.items()
        if group.any()
    ]
    return table.aligned([HEAD, *rows])


def _cells(right: np.ndarray, found: np.ndarray) -> Iterator[str]:
    yield str(len(right))
    for share in (right.mean(), 1 - found.mean(), right.sum() / max(found.sum(), 1)):
        yield f"{share:.1%}"


def _read(files: Iterable[Path], reader: "Reader", finding: LandmarkerOptions) -> Iterator[str]:
    """The letter in each photo; "" where no hand was found."""
    from asl_keras.recognize import read_hand

    with finding.open() as landmarker:
        for file in files:
            hand = read_hand(file, landmarker, reader)
            yield hand.letters[0].letter if hand else ""


if __name__ == "__main__":
    run(main)
