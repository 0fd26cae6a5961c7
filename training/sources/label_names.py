"""Labels as tables and arrays have them, to labels of an alphabet; integers by their names."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, read_text
from asl_keras.hand.alphabet import MOST_LABELS
from training.sources.names import as_label, fault_of, one_case

INTEGER = re.compile(r"(\d{1,4})(\.0*)?")
MOST_BYTES = 100_000  # of a file with names
# Beside the table STEM.csv; hand-gesture-recognition-using-mediapipe writes the first.
BESIDE = (
    "{stem}_classifier_label.csv",
    *("{stem}_label.csv", "{stem}_labels.csv", "{stem}_labels.txt"),
    *("label.csv", "labels.csv", "labels.txt"),
)


class Labels(NamedTuple):
    """What the labels of rows mean."""

    labels: np.ndarray
    """(N,) text; "" where there is none."""
    why: np.ndarray
    """(N,) text: what is wrong, to follow the row's name; "" where nothing is."""
    remarks: tuple[str, ...] = ()


def understood(path: Path, found: Sequence[str], names: Sequence[str]) -> Labels:
    """Labels as an alphabet has them.

    Integers are places among the names, or stay numbers where there are none.

    Args:
        path: of the source, for errors.
        found: (N,) of its rows.
        names: of integers, from 0 on; empty if unknown.

    Raises:
        InputError: if there are more kinds of labels than an alphabet may have.
    """
    kinds = dict.fromkeys(found)
    if len(kinds) > MOST_LABELS:
        raise InputError(
            f"Expected at most {MOST_LABELS} different labels in {path}. Received: {len(kinds)}. "
            "Name the array or the column of labels as `keys` label=NAME.",
            "keys",
        )
    are_numbers = all(INTEGER.fullmatch(one) for one in kinds if one)
    read = {one: _label(one, names if are_numbers else ()) for one in kinds}
    case = one_case(read[one][0] for one in found)
    labels = np.array([case[read[one][0]] for one in found], str)
    why = np.array([read[one][1] for one in found], str)
    unnamed = are_numbers and not names and any(kinds)
    return Labels(labels, why, (_unnamed(path),) if unnamed else ())


def _label(text: str, names: Sequence[str]) -> tuple[str, str]:
    """A label, and what is wrong with it."""
    if number := INTEGER.fullmatch(text):
        text = str(int(number[1]))
        if names and int(text) >= len(names):
            return "", f"has the label {text}, beyond the {len(names)} names"
        text = names[int(text)] if names else text
    label = as_label(text)
    fault = "has a label that is not UTF-8" if "\ufffd" in text else fault_of(label)
    return ("", fault) if fault else (label, "")


def _unnamed(path: Path) -> str:
    return (
        f"The labels in {path.name} are numbers, and stay so. `--names A B C` says what 0, 1 and 2 "
        f"mean, or a file {path.stem}_label.csv beside it, a name in a line."
    )


def names_of(given: Iterable[str], table: Path) -> tuple[str, ...]:
    """The names of integers: those given, in a file if one names it, or in one beside a table.

    Args:
        given: as the option `names` has them.
        table: the path beside which a file of names may lie.

    Raises:
        InputError: if a file of names cannot be read.
    """
    given = tuple(given)
    if len(given) == 1 and Path(given[0]).suffix in (".csv", ".txt"):
        return _in_file(Path(given[0]))
    if given:
        return given
    beside = (table.with_name(one.format(stem=table.stem)) for one in BESIDE)
    file = next((one for one in beside if one.is_file() and one != table), None)
    return () if file is None else _in_file(file)


def _in_file(file: Path) -> tuple[str, ...]:
    try:
        lines = read_text(file, MOST_BYTES).splitlines()
    except UnreadableError as error:
        raise InputError(
            f"Expected a file of names, one in a line, as `names`. Received: {file}, which "
            f"{error}. Name another one, or the names themselves.",
            "names",
        ) from error
    return tuple(line.split(",")[0].strip().strip('"') for line in lines if line.strip())
