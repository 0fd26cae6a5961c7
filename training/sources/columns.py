"""Which columns of a table are a hand, and which say its label, signer and side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from asl_keras.errors import InputError
from asl_keras.hand.skeleton import LANDMARK_COUNT
from training.sources import hands
from training.sources.column_names import Coordinate, coordinate, role
from training.sources.csv_rows import Line, is_number
from training.sources.named_columns import LABELS, in_order, is_counter, only_other, refusal, short


@dataclass(frozen=True)
class Columns:
    """Places of the columns that count."""

    count: int
    """Of all columns."""
    values: tuple[int, ...]
    """In the order of `hands.split`: hands, points, x y z."""
    label: int
    signer: int | None = None
    handedness: int | None = None
    sides: tuple[str, ...] = ("",)
    """Of each hand of a row: "Left", "Right" or ""."""
    has_head: bool = False
    """The first line names the columns."""


def columns_of(path: Path, lines: Sequence[Line], label: str | None = None) -> Columns:
    """The columns of a table.

    Args:
        path: of the table, for errors.
        lines: its first ones.
        label: the name of the column of labels; None to find it.

    Raises:
        InputError: if no columns are a hand, or none is its label.
    """
    rows = [[cell.strip() for cell in line.cells] for line in lines]
    head = rows[0]
    if not _is_head(head):
        return _unnamed(path, len(head), range(len(head)), rows)
    if label is not None and label not in head:
        raise refusal(path, f"a column `{label}`", f"{short(head)}", "Name another one.")
    known = {place: one for place, name in enumerate(head) if (one := coordinate(name))}
    found = _Roles(
        role(head, "label") if label is None else head.index(label),
        role(head, "signer"),
        role(head, "handedness"),
    )
    known = {place: one for place, one in known.items() if place not in found}
    if len(known) >= LANDMARK_COUNT:
        return _named(path, head, known, found)
    if {"x", "y"} <= {name.lower() for name in head}:
        remedy = "Where each point has a row of its own, bring those of a hand into one."
        raise refusal(path, "x and y of 21 points in each row", short(head), remedy)
    return _by_place(path, head, rows[1:], found)


class _Roles(NamedTuple):
    """Places of columns; None where there is none."""

    label: int | None
    signer: int | None
    handedness: int | None


def _is_head(cells: Sequence[str]) -> bool:
    counted = [str(place) for place in range(len(cells))]  # pandas, of columns without names
    is_counted = list(cells) in (counted, ["", *counted[:-1]])
    return is_counted or sum(map(is_number, cells)) < len(cells) / 2


def _named(path: Path, head: Sequence[str], known: dict[int, Coordinate], found: _Roles) -> Columns:
    values, sides = in_order(path, known)
    label = found.label
    if label is None:
        label = only_other(path, head, {*known, *found})
    return Columns(len(head), values, label, found.signer, found.handedness, sides, True)


def _by_place(
    path: Path, head: Sequence[str], rows: Sequence[Sequence[str]], found: _Roles
) -> Columns:
    """Of a table whose names say nothing of points, such as `feature_0`, or 0, 1, 2."""
    places = [place for place, name in enumerate(head) if not is_counter(name)]
    if found.label is None:
        return replace(_unnamed(path, len(head), places, rows), has_head=True)
    first = rows[0] if rows and len(rows[0]) == len(head) else head
    values = [p for p in places if p not in found and (is_number(first[p]) or not first[p])]
    if not hands.is_width(len(values)):
        raise _no_hand(path, len(values))
    label, signer, handedness = found
    assert label is not None
    sides = _sides(len(values))
    return Columns(len(head), tuple(values), label, signer, handedness, sides, True)


def _unnamed(
    path: Path, count: int, places: Sequence[int], rows: Sequence[Sequence[str]]
) -> Columns:
    width = len(places) - 1
    if not hands.is_width(width):
        raise _no_hand(path, width)
    first, last = places[0], places[-1]
    whole = [row for row in rows if len(row) == count]
    is_last = bool(whole) and _seems_label(whole, last) > _seems_label(whole, first)
    values = tuple(places[:-1] if is_last else places[1:])
    return Columns(count, values, last if is_last else first, sides=_sides(width))


def _seems_label(rows: Sequence[Sequence[str]], place: int) -> int:
    """3 of a column of text, 2 of integers, 1 of whole numbers that differ, such as 3.0, else 0."""
    cells = [row[place] for row in rows]
    if not all(map(is_number, cells)):
        return 3
    if all(cell.isdigit() for cell in cells):
        return 2
    whole = all(float(cell.replace(",", ".")).is_integer() for cell in cells)
    return int(whole and len(set(cells)) > 1)


def _sides(width: int) -> tuple[str, ...]:
    if width in hands.BODIES:  # Holistic's left hand is what Hands calls right, see arrays.py
        return "Right", "Left"
    return ("",) * hands.WIDTHS[width][0]


def _no_hand(path: Path, count: int) -> InputError:
    return refusal(
        path,
        f"a label and {hands.widths()} numbers in each row",
        f"{count} besides a label",
        f"Name the columns label, x0, y0, x1 and so on; {LABELS}.",
    )
