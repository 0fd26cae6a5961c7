"""Labels as tables and arrays have them, to labels of an alphabet; integers by their names."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import MOST_LABELS
from training.sources.label_files import Names, names_for
from training.sources.names import as_label, fault_of, one_case

INTEGER = re.compile(r"(\d{1,4})(\.0*)?")


class Labels(NamedTuple):
    """What the labels of rows mean."""

    labels: np.ndarray
    """(N,) text; "" where there is none."""
    why: np.ndarray
    """(N,) text: what is wrong, to follow the row's name; "" where nothing is."""
    remarks: tuple[str, ...] = ()


def understood(
    path: Path, found: Sequence[str], given: Sequence[str], usual: Sequence[str] = ()
) -> Labels:
    """Labels as an alphabet has them.

    Integers are places among the names, or stay numbers where there are none.

    Args:
        path: of the source.
        found: (N,) of its rows.
        given: the option `names`.
        usual: names of integers in such sources.

    Raises:
        InputError: if there are more kinds of labels than an alphabet may have, or a file of names
            cannot be read.
    """
    kinds = dict.fromkeys(found)
    if len(kinds) > MOST_LABELS:
        raise InputError(
            f"Expected at most {MOST_LABELS} different labels in {path}. Received: {len(kinds)}. "
            "Name the array or the column of labels as `keys` label=NAME.",
            "keys",
        )
    are_numbers = any(kinds) and all(INTEGER.fullmatch(one) for one in kinds if one)
    names, remark = names_for(path, given, usual) if are_numbers else Names((), "")
    read = {one: _label(one, names) for one in kinds}
    case = one_case(read[one][0] for one in found)
    labels = np.array([case[read[one][0]] for one in found], str)
    why = np.array([read[one][1] for one in found], str)
    if given and not are_numbers:
        remark = f"--names changes nothing in {path.name}, whose labels are no numbers."
    remarks = remark, _unnamed(path) if are_numbers and not names else ""
    return Labels(labels, why, tuple(filter(None, remarks)))


def _label(text: str, names: Sequence[str]) -> tuple[str, str]:
    """A label, and what is wrong with it."""
    if number := INTEGER.fullmatch(text):
        text = str(int(number[1]))
        if names and int(text) >= len(names):
            return "", f"has the label {text}, beyond the {len(names)} names"
        text = names[int(text)] if names else text
    label = as_label(text)
    fault = (
        "has a label that is not UTF-8: save it as that" if "\ufffd" in text else fault_of(label)
    )
    return ("", fault) if fault else (label, "")


def _unnamed(path: Path) -> str:
    return (
        f"The labels in {path.name} are numbers, and stay so. `--names A B C` says what 0, 1 and 2 "
        f"mean, or a file {path.stem}_label.csv beside it, a name in a line."
    )
