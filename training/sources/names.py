"""Labels in the names of folders and files, however people write them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from asl_keras.data.columns import LONGEST_TEXT
from asl_keras.errors import shown
from asl_keras.hand.alphabet import LONGEST_LABEL, NONES

WORDS = ("del", "space", *NONES)
"""What the Kaggle ASL Alphabet has beside letters."""
# What cameras and people call pictures that have no name.
NAMELESS = frozenset(
    {"img", "dsc", "dscn", "pxl", "gopr", "wa", "mov", "vid", "video", "clip", "webcam"}
    | {"image", "images", "frame", "photo", "picture", "pic", "screenshot", "capture", "scan"}
    | {"file", "untitled", "hand", "sign"}
)
_FIRST = re.compile(r"[^\W\d_]+|\d", re.UNICODE)
_AFTER = re.compile(r"$|[\d_\W]")


def as_label(name: str) -> str:
    """A name as a label: composed, letters large, Kaggle's words small, all others as they are."""
    text = unicodedata.normalize("NFC", name).strip()
    if text.casefold() in WORDS:
        return text.casefold()
    return text.upper() if len(text) == len(text.upper()) == 1 else text


def as_signer(name: str) -> str:
    """A name as a signer's: composed, on one line, of what an NPZ file has room for."""
    return shown(unicodedata.normalize("NFC", name).strip())[:LONGEST_TEXT]


def is_usual(name: str) -> bool:
    """Whether a name is a label at first sight: one letter or digit, or a word of Kaggle's."""
    label = as_label(name)
    return label in WORDS or (len(label) == 1 and label.isalnum())


def beginning(stem: str) -> str | None:
    """The label that the name of a file begins with: A of `A_test` and `a12`; None if none does."""
    text = unicodedata.normalize("NFC", stem).strip()
    first = _FIRST.match(text)
    if first is None or not _AFTER.match(text, first.end()):
        return None
    return None if first[0].casefold() in NAMELESS else as_label(first[0])


def fault_of(label: str) -> str | None:
    """Why a label is none, to follow the file's name; None if it is one."""
    if not label:
        return "has no label"
    if len(label) > LONGEST_LABEL:
        return f"has a label of more than {LONGEST_LABEL} characters"
    return None if label.isprintable() else "has a label that does not print"


def one_case(labels: Iterable[str]) -> dict[str, str]:
    """For each label how most write it: `Hello` for `hello`, where there are more of it."""
    counts = Counter(labels)
    most: dict[str, str] = {}
    for label, _ in counts.most_common():
        most.setdefault(label.casefold(), label)
    return {label: most[label.casefold()] for label in counts}
