"""Judges the whole line on photographs: hands found and letters read, by letter.

The folder has a subfolder for each letter. A hand that is not found counts as an error.

Example:
    python -m training.evaluate_photos ../shared/data/photos/project_s

Takes 40 ms a photo.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import InputError
from asl_keras.frames.folder import pictures_in
from asl_keras.hand.alphabet import STATIC_LETTERS
from asl_keras.landmarks.options import LandmarkerOptions
from asl_keras.pretrained.options import ModelOptions


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.evaluate_photos", __doc__)
    page.add_argument("folder", type=Path, metavar="FOLDER", help="with FOLDER/A/*.jpg and so on")
    add_options(page, ModelOptions)
    add_options(page, LandmarkerOptions)
    options = page.parse_args(arguments)

    from asl_keras.inference.recognizer import Recognizer

    recognizer = Recognizer(from_options(ModelOptions, options).file)
    photos = _photos(options.folder, recognizer.labels)
    finding = from_options(LandmarkerOptions, options)
    read = np.array(list(_read(photos, recognizer, finding)))  # "" where no hand was found
    truth = np.array([letter for letter, _ in photos])
    print(table(truth, read))


def table(truth: np.ndarray, read: np.ndarray) -> str:
    """Top-1 and the share without a hand: of all photos, of the static letters, of each letter."""
    static = np.isin(truth, STATIC_LETTERS)
    lines = [f"{'':<16}  photos   top-1  no hand  top-1 where found"]
    groups = [("all", truth == truth), ("24 static", static)]
    groups += [(letter, truth == letter) for letter in np.unique(truth)]
    for name, rows in groups:
        right, found = (read == truth)[rows], (read != "")[rows]
        of_found = right.sum() / max(found.sum(), 1)
        lines.append(
            f"{name:<16}  {rows.sum():6}  {right.mean():6.1%}  {1 - found.mean():7.1%}  "
            f"{of_found:17.1%}"
        )
    return "\n".join(lines)


def _photos(folder: Path, labels: Sequence[str]) -> list[tuple[str, Path]]:
    photos = [
        (subfolder.name, file)
        for subfolder in sorted(folder.glob("*"))
        if subfolder.name in labels
        for file in pictures_in(subfolder)
    ]
    if not photos:
        raise InputError(
            f"Expected photos in subfolders named by letters, such as {folder / 'A'}. "
            "Received: none"
        )
    return photos


def _read(photos: list[tuple[str, Path]], recognizer, finding: LandmarkerOptions) -> Iterator[str]:
    from asl_keras.recognize import read_hand

    with finding.open() as landmarker:
        for _, file in photos:
            hand = read_hand(str(file), landmarker, recognizer)
            yield hand["letters"][0]["letter"] if hand else ""


if __name__ == "__main__":
    run(main)
