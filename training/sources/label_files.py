"""What integers mean, a name in a line, as the file of labels of many a model has it."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from asl_keras.errors import InputError, shown
from asl_keras.files import UnreadableError, read_text
from asl_keras.hand.alphabet import MOST_LABELS

SUFFIXES = (".csv", ".txt")
MOST_BYTES = 100_000
# Beside the table STEM.csv; hand-gesture-recognition-using-mediapipe writes the first.
BESIDE = (
    "{stem}_classifier_label.csv",
    *("{stem}_label.csv", "{stem}_labels.csv", "{stem}_labels.txt"),
    *("label.csv", "labels.csv", "labels.txt"),
)
COUNTED = re.compile(r"(\d{1,4})[,;:\s]+(.+)")  # "3 D", as Teachable Machine writes them


class Names(NamedTuple):
    """What integers from 0 on mean."""

    names: tuple[str, ...]
    """None where that is unknown."""
    remark: str
    """From where that is known, unless the user said it; else ""."""


def names_for(source: Path, given: Sequence[str], usual: Sequence[str] = ()) -> Names:
    """The names of the integers in a source.

    Args:
        source: beside which a file of names may lie.
        given: as the option `names` has them: names, or a file of them.
        usual: of such sources, where nothing else says them.

    Raises:
        InputError: if a file of names that the user gives cannot be read.
    """
    if len(given) == 1 and Path(given[0]).suffix in SUFFIXES:
        return Names(_given(Path(given[0])), "")
    if given:
        return Names(tuple(given), "")
    beside = (source.with_name(one.format(stem=source.stem)) for one in BESIDE)
    there = [_in_file(file, source) for file in beside if file != source and file.is_file()]
    if names := next((one for one in there if one.names), None):
        return names
    return Names(tuple(usual), next((one.remark for one in there if one.remark), ""))


def _given(file: Path) -> tuple[str, ...]:
    try:
        return names_in(read_text(file, MOST_BYTES))
    except UnreadableError as error:
        raise InputError(
            f"Expected a file of names, one in a line, as `names`. Received: {file}, which "
            f"{error}. Name another one, or the names themselves.",
            "names",
        ) from error


def _in_file(file: Path, source: Path) -> Names:
    """Of a file that nobody named: none where it is something else."""
    try:
        names = names_in(read_text(file, MOST_BYTES))
    except UnreadableError as error:
        if not isinstance(error.__cause__, UnicodeDecodeError):
            return Names((), "")
        return Names((), f"{file.name}, which may say what numbers mean, {error}.")
    if not names or len(names) > MOST_LABELS:
        return Names((), "")
    return Names(names, f"What numbers in {shown(source.name)} mean says {file.name}.")


def names_in(text: str) -> tuple[str, ...]:
    """The names in lines, which may be counted."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    counted = [COUNTED.fullmatch(line) for line in lines]
    if all(one and int(one[1]) == place for place, one in enumerate(counted)):
        lines = [one[2] for one in counted if one]
    return tuple(line.split(",")[0].strip().strip('"') for line in lines)
