"""What stays of a dataset card where a new one is written: what people said, and what is not in
the file.

Each section that is written ends with a seal, a comment that Markdown does not show: whoever edits
the section breaks it, and the next card keeps what they made of it under a title of its own.
"""

import hashlib
import re
from collections.abc import Collection
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, read_text

MOST_BYTES = 1_000_000
HEAD = "\n## "
SOURCES, LICENCES = "Sources", "Licences"
UNKNOWN = (
    "| - |"  # ends the row of a label, or a signer, of whom no picture without a hand is known
)

SEAL = re.compile(r"\n*<!-- as written: ([0-9a-f]{8}) -->\n?")
EDITED = "{}, as edited by hand"
TOP = "Top"  # what is above all titles

Sections = dict[str, str]
"""Texts by title; what is above all titles has the title ""."""


def old_card(path: Path) -> str:
    """The card that is there; "" where there is none.

    Raises:
        InputError: if it cannot be read.
    """
    if not path.exists():
        return ""
    try:
        return read_text(path, MOST_BYTES).replace("\r\n", "\n")
    except UnreadableError as error:
        raise InputError(
            f"Expected a dataset card. Received: {path}, which {error}. Move it away."
        ) from error


def merged(old: str, new: str, stay: Collection[str], is_of_file: bool) -> str:
    """A new card with some sections of the old one, and with those that only the old one has.

    Args:
        old: a card, perhaps with sections by hand; "" for none.
        new: a card.
        stay: titles of the sections that are the old one's where it has them.
        is_of_file: the new one is of a file, which does not hold in how many pictures of a letter
            no hand was found: the old one says it, if it is of as many hands.
    """
    before, after = _sections(old), _sections(new)
    if is_of_file:
        after = {title: _counted(before.get(title, ""), text) for title, text in after.items()}
    kept = {title: text for title, text in before.items() if title in stay or title not in after}
    for title in [one for one in before if one not in kept]:
        if _is_edited(before[title]):
            name = EDITED.format(title or TOP)
            kept[name] = kept.get(name, "") + SEAL.sub("\n", before[title])
    sealed = {title: _sealed(text) for title, text in after.items()}
    first, *others = (sealed | kept).items()
    return (
        "".join([first[1], *(f"{HEAD}{title}\n{text}" for title, text in others)]).rstrip() + "\n"
    )


def _sections(card: str) -> Sections:
    above, *others = card.split(HEAD)
    parts = (one.partition("\n") for one in others)
    return {"": above, **{title.strip(): text for title, _, text in parts}}


def _sealed(text: str) -> str:
    return f"{text.rstrip()}\n\n<!-- as written: {_digest(text)} -->\n"


def _is_edited(text: str) -> bool:
    """Whether a section was sealed, and is not as it was then."""
    parts = SEAL.split(text, 1)
    if len(parts) == 1:
        return False
    above, seal, below = parts
    return seal != _digest(above) or bool(below.strip())


def _digest(text: str) -> str:
    return hashlib.sha256(text.strip().encode()).hexdigest()[:8]


def _counted(old: str, new: str) -> str:
    """A section with the rows of the old one, if they fit, that know of pictures without a hand."""
    rows = {_without_last(row): row for row in old.split("\n") if not row.endswith(UNKNOWN)}
    lines = new.split("\n")
    return "\n".join(
        rows.get(_without_last(one), one) if one.endswith(UNKNOWN) else one for one in lines
    )


def _without_last(row: str) -> str:
    return row.rstrip().removesuffix("|").rpartition("|")[0]
