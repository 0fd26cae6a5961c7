"""The dataset card: a Markdown file that travels with the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from asl_keras.errors import shown
from asl_keras.evaluation.report import UNKNOWN_SIGNER, percent
from training.checking.balance import Tally
from training.checking.checked import Checked
from training.checking.terminal import of_making, sentences

UNSTATED = (
    "Not stated. Say it before you share the data: whose hands they are, and under what terms."
)
MOST_ROWS = 200


def card(name: str, found: Checked, licences: Sequence[str], is_of_file: bool = False) -> str:
    """What is known of the data: sources, licences as the user gave them, counts, parts.

    Of hands that are in no file yet, what was noticed when they were made has a section of its own:
    the file will not hold it.
    """
    made = [] if is_of_file else of_making(found)
    paragraphs = [
        f"# {_text(name)}",
        f"{len(found.subject.data)} hands as 21 landmarks each, without any picture of a person."
        if found.subject.hands is not None
        else f"{len(found.subject.data)} hands as masks, without any picture of a person.",
        "## Sources\n\n" + _list(found.subject.sources, "Not stated."),
        "## Licences\n\n" + _list(licences, UNSTATED),
        "## What to know\n\n" + _list([one for one in sentences(found) if one not in made], "-"),
        "## By letter\n\n" + _tallies("label", "signers", found.by_label),
        "## By signer\n\n" + _tallies("signer", "letters", found.by_signer),
        *_parts(found),
        *([] if is_of_file else ["## When it was made\n\n" + _list(made, "Nothing was noticed.")]),
    ]
    return "\n\n".join(paragraphs) + "\n"


def _parts(found: Checked) -> Iterator[str]:
    if found.parts is None:
        return
    signers = found.subject.data.signers
    rows = [
        (name, str(len(rows)), ", ".join(one or UNKNOWN_SIGNER for one in np.unique(signers[rows])))
        for name, rows in found.parts.items()
    ]
    made = _table(("part", "hands", "signers"), rows)
    yield "\n\n".join(["## Split\n\nAs `asl split` makes it.", *found.parts.warnings, made])


def _tallies(what: str, others: str, tallies: Sequence[Tally]) -> str:
    rows = [
        (
            one.name or UNKNOWN_SIGNER,
            str(one.hands),
            str(one.others),
            percent(one.no_hand_rate) if one.no_hand else "-",
        )
        for one in tallies[:MOST_ROWS]
    ]
    return _table((what, "hands", others, "no hand found"), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(_text, line))} |" for line in lines)


def _list(items: Sequence[str], otherwise: str) -> str:
    return "\n".join(f"- {_text(one)}" for one in items) or otherwise


def _text(name: str) -> str:
    """A name of somebody else: one line, in which nothing is markup."""
    return "".join(f"\\{one}" if one in r"\`*_[]<>|#" else one for one in shown(name))
