"""Where `.npy` files lie, and what their places say: `LABEL/SEQUENCE/FRAME.npy` and its like."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePath

from asl_keras.frames.folder import natural
from training.sources.names import beginning, is_usual

SUFFIX = ".npy"
LOOKED_AT = 1000  # files from which a folder is known
PARTNERS = (("X", "y"), ("x", "y"), ("landmarks", "labels"), ("data", "labels"))


def recognises(path: Path) -> bool:
    """Whether a path is a `.npy` file, or a folder that has more of them than of others."""
    if path.is_dir():
        names = list(islice(_names(path), LOOKED_AT))
        return 2 * sum(name.lower().endswith(SUFFIX) for name in names) > len(names)
    return path.suffix.lower() == SUFFIX


def _names(folder: Path) -> Iterator[str]:
    for _, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (name for name in sorted(names) if not name.startswith("."))


def files_of(path: Path) -> list[Path]:
    """The `.npy` files of a folder and those in it, in natural order; or the one that is named."""
    if not path.is_dir():
        return [path]
    found = []
    for place, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in names if name.lower().endswith(SUFFIX)]
    return sorted((file for file in found if not file.name.startswith(".")), key=natural)


def partner_of(file: Path) -> Path | None:
    """The file with the labels of a file of hands, beside it: y_train.npy of X_train.npy."""
    for hands, labels in PARTNERS:
        if file.stem.startswith(hands):
            partner = file.with_name(labels + file.name.removeprefix(hands))
            if partner.is_file() and partner != file:
                return partner
    return None


def as_of_its_label(name: PurePath) -> PurePath:
    """A file in the folder that is the label, whose own name says nothing."""
    return (name.parent.parent if is_of_sequence(name) else name.parent) / "frame.npy"


def own_label(stem: str) -> str:
    """Of a file that lies in no folder: A of `A_1`, all of `thumbs_up`."""
    first = beginning(stem)
    return first if first is not None and is_usual(first) else stem


def is_of_sequence(name: PurePath) -> bool:
    """Whether a file is a frame of a sequence, which its folder is: both are numbers."""
    return len(name.parts) > 3 and name.parent.name.isdecimal() and name.stem.isdecimal()
