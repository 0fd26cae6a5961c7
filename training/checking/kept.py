"""What stays of a dataset card where a new one is written: what people said, and what is not in
the file.

Each section that is written ends with a seal, a comment that Markdown does not show, with a digest
of its text. Only what is exactly as it was sealed is written anew. All else is somebody's: it stays
as it is, below what is written.
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
EDITED = ", as edited by hand"
TOP = "Top"  # what is above all titles

Sections = dict[str, str]
"""Texts by title; what is above all titles has the title ""."""


def old_card(path: Path) -> str:
    """The card that is there; "" where there is none.

    Raises:
        InputError: if it cannot be read, or is no card of ours.
    """
    if not path.exists():
        return ""
    try:
        text = read_text(path, MOST_BYTES).replace("\r\n", "\n")
    except UnreadableError as error:
        raise InputError(
            f"Expected a dataset card. Received: {path}, which {error}. Move it away."
        ) from error
    if text.strip() and not SEAL.search(text):
        raise InputError(
            f"Expected a dataset card that asl wrote. Received: {path}, which has no seal of one. "
            "Move it away, or name another --out."
        )
    return text


def merged(old: str, new: str, stay: Collection[str], is_of_file: bool) -> str:
    """A new card with some sections of the old one, and with all in it that people wrote.

    Args:
        old: a card, perhaps with sections by hand; "" for none.
        new: a card.
        stay: titles of the sections that are the old one's where it has them.
        is_of_file: the new one is of a file, which does not hold in how many pictures of a letter
            no hand was found: the old one says it, if it is of as many hands.
    """
    sealed, others = _taken_apart(old)
    after = _sections(new)
    if is_of_file:
        after = {title: _counted(sealed.get(title, others), one) for title, one in after.items()}
    after |= {title: one for title, one in sealed.items() if title in stay or title not in after}
    for title in stay:
        if title not in sealed and re.search(_head(title), others, re.MULTILINE):
            del after[title]  # it is among the others
    heads = re.compile(_head("|".join(map(re.escape, filter(None, after)))), re.MULTILINE)
    first, *more = [_sealed(text, title) for title, text in after.items()]
    by_hand = heads.sub(rf"## \1{EDITED}", others)
    return "\n".join([first, *more, by_hand]).rstrip() + "\n"


def _taken_apart(card: str) -> tuple[Sections, str]:
    """The sections that are as they were sealed, the first of each title, and all else."""
    sealed: Sections = {}
    others, last = [], TOP
    *parts, end = SEAL.split(card)
    for place, (text, seal) in enumerate(zip(parts[::2], parts[1::2], strict=True)):
        above, head, section = f"\n{text}".rpartition(HEAD)
        title, _, body = section.partition("\n") if head else ("", "", section)
        title = title.strip()
        is_ours = (head or not place) and title not in sealed and _digest(body) == seal
        others.append(_titled(above if is_ours else text, last))
        if is_ours:
            sealed[title], last = body, title or TOP
    return sealed, "\n\n".join(filter(None, [*others, _titled(end, last)]))


def _titled(text: str, last: str) -> str:
    """What somebody wrote, below a title of its own; `last` is that of the section before it."""
    text = text.strip("\n")
    has_none = text.strip() and not text.startswith(HEAD.strip("\n"))
    return f"## {last}{EDITED}\n\n{text}" if has_none else text


def _head(title: str) -> str:
    return rf"^## +({title}) *$"


def _sections(card: str) -> Sections:
    above, *others = card.split(HEAD)
    parts = (one.partition("\n") for one in others)
    return {"": above, **{title: text for title, _, text in parts}}


def _sealed(text: str, title: str) -> str:
    head = f"## {title}\n" if title else ""
    return f"{head}{text.rstrip()}\n\n<!-- as written: {_digest(text)} -->\n"


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
