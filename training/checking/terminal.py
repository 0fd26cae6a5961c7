"""What was found out about hands, as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from asl_keras.errors import shortened
from asl_keras.evaluation.report import LABEL_WIDTH, NAME_WIDTH, UNKNOWN_SIGNER, cell, percent
from asl_keras.table import aligned
from training.checking.balance import Tally
from training.checking.checked import Checked

MOST_ROWS = 40  # of a table
MOST_NAMED = 5  # letters that are doubtful
MOST_HANDS, ORIGIN = 3, 60  # hands, and characters of where each is from


def lines(found: Checked) -> str:
    """The summary: tables by letter and signer, then a sentence for whatever is odd."""
    parts = [
        _table("label", found.by_label, "signers", LABEL_WIDTH),
        _table("signer", found.by_signer, "letters", NAME_WIDTH),
        "\n".join(sentences(found)),
    ]
    return "\n\n".join(parts)


def _table(what: str, tallies: Sequence[Tally], others: str, width: int) -> str:
    head = (what, "hands", others, "no hand", "unread")
    rows = [
        (
            cell(one.name or UNKNOWN_SIGNER, width),
            str(one.hands),
            str(one.others),
            percent(one.no_hand_rate) if one.no_hand else "-",
            str(one.unread) if one.unread else "-",
        )
        for one in tallies[:MOST_ROWS]
    ]
    rest = len(tallies) - MOST_ROWS
    return aligned([head, *rows]) + (f"\nand {rest} more" if rest > 0 else "")


def sentences(found: Checked) -> Iterator[str]:
    """What a user should know or look at, a sentence each."""
    count, repeated = len(found.subject.data), int(found.repeats.is_repeat.sum())
    yield f"{count} hands, of which {count - repeated} are no near-duplicates of one before them."
    yield from _without_hand(found)
    yield from found.remarks
    if len(found.repeats.contradicting):
        rows = len(found.repeats.contradicting)
        yield f"{rows} rows are the very same hand as one of another label: leave them out."
    if found.doubts is not None:
        yield from _doubts(found)


def of_making(found: Checked) -> list[str]:
    """Those of `sentences` that were known from what the hands were made of."""
    return [*_without_hand(found), *found.subject.data.remarks]


def _without_hand(found: Checked) -> Iterator[str]:
    if found.no_hand_rate is not None:
        yield f"In {percent(found.no_hand_rate)} of the pictures no hand was found."


def _doubts(found: Checked) -> Iterator[str]:
    assert found.doubts is not None
    for swap in found.doubts.swaps:
        yield (
            f"{_signer(swap.signer)} seems to have {swap.first} and {swap.second} swapped: each "
            "looks like what others make as the other."
        )
    for letter in islice(found.doubts.letters, MOST_NAMED):
        like = f"; others make {letter.looks_like} so" if letter.looks_like else ""
        yield f"Nobody else makes {letter.label} as {_signer(letter.signer)} does{like}."
    hands = found.doubts.hands
    if hands:
        named = ", ".join(
            f"{shortened(str(found.subject.origins[one.row]), ORIGIN)} ({one.label}, looks like "
            f"{one.looks_like})"
            for one in hands[:MOST_HANDS]
        )
        yield f"{len(hands)} hands look like another letter of their signer's. First: {named}."


def _signer(name: str) -> str:
    return cell(name, NAME_WIDTH) if name else UNKNOWN_SIGNER
