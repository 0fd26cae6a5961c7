"""What is left beside a dataset: its report, and its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.files import write_bytes
from asl_keras.hand.alphabet_file import described
from training.checking.card import card
from training.checking.checked import Checked, check
from training.checking.kept import LICENCES, SOURCES, merged, old_card
from training.checking.page import KIND, page
from training.checking.repeats import repeats
from training.checking.shapes import shapes
from training.checking.subject import Subject
from training.report.markup import element
from training.sources.samples import COLUMNS, Samples

HEAD = 1 << 16  # bytes of a page, in which its kind is said
MARK = str(element("p", KIND, class_="kind")).encode()


def write_report(
    samples: Samples, data: Path, sources: Sequence[str] = (), licences: Sequence[str] = ()
) -> Checked:
    """Checks hands, and writes DATA.html and DATA.md beside the file that they are in.

    Args:
        samples: at least one hand.
        data: the dataset's file, DATA.npz; not read, but what DATA.toml says of its labels.
        sources: what the hands were made of, in words or paths.
        licences: what the user says of them, such as "photos/: CC0, by Anna".

    Returns:
        What was found out; `training.checking.terminal.lines` says it in the terminal.

    Raises:
        InputError: if the labels are no alphabet, a file cannot be written, or one that is there
            is somebody's own.
    """
    subject = Subject.of_samples(samples, tuple(sources), described([data]))
    return leave(subject, data, licences)


def leave(
    subject: Subject, data: Path, licences: Sequence[str], is_of_file: bool = False
) -> Checked:
    """The same of what is known of hands already.

    A card that is there keeps its licences, unless there are others now, and what has a title of
    its own; if all that is known is in a file, what was known where it was made, too.
    """
    old, place = expect_none_of_somebody(data), data.with_suffix(".md")
    found = check(subject)
    stay = [*(() if licences else (LICENCES,)), *((SOURCES,) if is_of_file else ())]
    write_bytes(data.with_suffix(".html"), page(data.name, found).encode())
    new = card(data.stem, found, licences, is_of_file)
    write_bytes(place, merged(old, new, stay, is_of_file).encode())
    return found


def expect_none_of_somebody(data: Path) -> str:
    """Refuses a place where a page or a card would replace what somebody wrote, before the work.

    Returns:
        The card that is there, see `old_card`.

    Raises:
        InputError: if DATA.html or DATA.md is there, and is none that asl wrote.
    """
    page = data.with_suffix(".html")
    if page.exists() and not _is_ours(page):
        raise InputError(
            f"Expected a page that `asl check` wrote, or none. Received: {page}, which is another "
            "one. Move it away, or name another --out.",
            "out",
        )
    return old_card(data.with_suffix(".md"))


def _is_ours(page: Path) -> bool:
    if not page.is_file():
        return False
    with page.open("rb") as file:
        return MARK in file.read(HEAD)


def leave_no_page(data: Path) -> list[str]:
    """Removes a page of hands that are no longer those of the file; says so, and what is left.

    A page that is none of `asl check` stays.
    """
    page, card = data.with_suffix(".html"), data.with_suffix(".md")
    if not _is_ours(page):
        return []
    page.unlink()
    left = f"; {card.name} is still of these" if card.is_file() else ""
    return [
        f"Removed {page.name}, which showed the hands of before{left}. `python -m training.check` "
        "writes both anew."
    ]


def thinned(samples: Samples) -> Samples:
    """The hands that are no near-duplicates of one before them."""
    kept = ~repeats(shapes(samples.landmarks), samples.labels).is_repeat
    names = [*COLUMNS, "clips", "times"]
    columns = {name: getattr(samples, name) for name in names}
    return replace(samples, **{name: one[kept] for name, one in columns.items() if one is not None})
