"""A folder of photographs with a subfolder for each letter, and what in it is left out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from asl_keras.errors import InputError, shown
from asl_keras.frames.folder import pictures_in
from asl_keras.frames.picture import is_picture

NAMED = 5  # folders that are left out, at most


def photos_in(
    folder: Path, labels: Sequence[str], each: int | None = None
) -> list[tuple[str, Path]]:
    """The photos of each letter, in the subfolder of its name; so many of each at most.

    Raises:
        InputError: if there are none.
        OSError: if a folder cannot be read.
    """
    places = sorted((label, place) for place, label in _places(folder, labels) if label)
    photos = [
        (label, file) for label, place in places for file in _spread(pictures_in(place), each)
    ]
    if not photos:
        raise InputError(
            f"Expected photos in subfolders named by letters, such as {folder / labels[0]}. "
            "Received: none"
        )
    return photos


def left_out(folder: Path, labels: Sequence[str]) -> str:
    """What `photos_in` leaves aside, in a line; "" if that is nothing.

    Folders that are named by no letter, and files that are no pictures by their names or lie in no
    letter's folder; hidden ones are not counted.
    """
    others, files = [], [file for file in _shown(folder) if not file.is_dir()]
    for place, label in _places(folder, labels):
        if label is None:
            others.append(shown(place.name))
        else:
            files += [file for file in _shown(place) if not (file.is_dir() or is_picture(file))]
    parts = []
    if others:
        names = sorted(others)[:NAMED] + ["..."] * (len(others) > NAMED)
        parts.append(f"folders of no letter of the model ({', '.join(names)}): {len(others)}")
    if files:
        parts.append(f"files that are no photos of a letter: {len(files)}")
    return f"Left out: {'; '.join(parts)}." if parts else ""


def _places(folder: Path, labels: Sequence[str]) -> Iterator[tuple[Path, str | None]]:
    """The subfolders and their labels, `c` as well as `C`; None for those of no label."""
    for place in _shown(folder):
        if place.is_dir():
            alike = [label for label in labels if label.casefold() == place.name.casefold()]
            exact = place.name in labels
            yield place, place.name if exact else alike[0] if len(alike) == 1 else None


def _shown(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if not path.name.startswith(".")]


def _spread(files: Sequence[Path], count: int | None) -> Sequence[Path]:
    if count is None or count >= len(files):
        return files
    return [files[place * len(files) // count] for place in range(count)]
