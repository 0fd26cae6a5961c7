"""Which label and which signer the files of a folder have, by how the folder is laid out.

Known are `A/1.jpg`, `ana/A/1.jpg`, `A/ana/1.jpg`, whatever lies above, and `A_test.jpg` in a folder
that is no label.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from training.sources.names import as_label, beginning, is_usual

# Parts of a data set, which are no signers.
_PARTS = re.compile(r"(?<![a-z])(train|test|val|valid|dev|augmented|original|raw)(?![a-z])")
_PARTS_LONG = re.compile(r"training|testing|validation|images|photos|pictures|videos|data|frames")


class Placed(NamedTuple):
    """What the place of a file says."""

    label: str
    signer: str
    """"" where it says nothing."""


def placed(files: Sequence[PurePath]) -> list[Placed]:
    """The label and the signer of each file.

    Args:
        files: paths that begin with the name of the folder that the user named.
    """
    by_name = _labelled_by_name(files)
    top = int(any(map(_is_above_labels, files)))
    levels = [None if file.parent in by_name else _level(file, top) for file in files]
    beside = [_beside(file, level) for file, level in zip(files, levels, strict=True)]
    are_signers = _are_signers(beside)
    return [
        Placed(_label(file, level), signer if are_signers else "")
        for file, level, signer in zip(files, levels, beside, strict=True)
    ]


def _is_above_labels(file: PurePath) -> bool:
    """Whether the folder that the user named is no label: one in it looks so, or it is far up."""
    folders = file.parts[1:-1]
    return len(folders) > 1 or any(map(is_usual, folders))


def _label(file: PurePath, level: int | None) -> str:
    name = beginning(file.stem) if level is None else as_label(file.parts[level])
    return name or as_label(file.parent.name)


def _level(file: PurePath, top: int) -> int:
    """The folder that is the label: the deepest that looks like one, else the file's own."""
    folders = file.parts[:-1]
    usual = [level for level, name in enumerate(folders) if level >= top and is_usual(name)]
    return usual[-1] if usual else len(folders) - 1


def _labelled_by_name(files: Sequence[PurePath]) -> set[PurePath]:
    """The folders whose files have their labels in their own names."""
    of_folder: dict[PurePath, list[PurePath]] = defaultdict(list)
    for file in files:
        of_folder[file.parent].append(file)
    is_flat = len(of_folder) == 1
    return {folder for folder, inside in of_folder.items() if _tell(folder, inside, is_flat)}


def _tell(folder: PurePath, files: Sequence[PurePath], is_flat: bool) -> bool:
    """Whether names begin with labels: letters, or in one flat folder any words that differ."""
    if any(map(is_usual, folder.parts)):
        return False
    found = [beginning(file.stem) for file in files]
    labels = {label for label in found if label is not None}
    return None not in found and len(labels) > 1 and (is_flat or all(map(is_usual, labels)))


def _beside(file: PurePath, level: int | None) -> str:
    """The folder above the label, but for the one that the user named, or else below it."""
    if level is None:
        return ""
    folders = file.parts[:-1]
    if level > 1:
        return folders[level - 1]
    return folders[level + 1] if level + 1 < len(folders) else ""


def _are_signers(names: Sequence[str]) -> bool:
    """Whether folders are people: several, each of them there for all files, no parts of a set."""
    found = set(names)
    return len(found) > 1 and "" not in found and not any(map(_is_a_part, found))


def _is_a_part(name: str) -> bool:
    text = name.casefold()
    return bool(_PARTS.search(text) or _PARTS_LONG.search(text))
