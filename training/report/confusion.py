"""What is read as what: a matrix of counts, and the pairs that are confused most, as masks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from asl_keras.evaluation.report import percent
from asl_keras.inference.inputs import MaskInput
from training.report.judged import Judged
from training.report.markup import Markup, element, named, scrolling, section
from training.report.pictures import picture

MOST_LABELS = 40  # of a matrix that can be looked at
MOST_PAIRS = 6
EXAMPLES = 3  # masks of a pair that were read wrongly
SIDE = 96  # pixels of a mask: about twice what the page shows
DEPTHS = {"deep": 0.67, "deepest": 0.82}  # from which on text turns by night, and by day
LABEL = 12  # characters at the side of the matrix


class Pair(NamedTuple):
    """Hands of one label that are read as another: places in the alphabet."""

    shown: int
    read: int
    hands: int


def matrix(confusion: Sequence[Sequence[int]], labels: Sequence[str]) -> Markup:
    """The section: rows are what is shown, columns what is read.

    Args:
        confusion: (C, C) counts.
        labels: C.
    """
    counts = np.array(confusion)
    places = _places(counts)
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    head = [element("td"), *(_column(labels[place]) for place in places)]
    rows = [
        element(
            "tr",
            element("th", named(labels[row], LABEL), scope="row"),
            *(_cell(counts[row, column], shares[row, column], row == column) for column in places),
        )
        for row in places
    ]
    text = "Rows are what is shown, columns what is read; a number counts hands."
    if len(places) == MOST_LABELS:
        text += f" These are the {MOST_LABELS} labels with the most mistakes."
    made = scrolling(
        "Confusion matrix",
        element("thead", element("tr", *head)),
        element("tbody", *rows),
        class_="matrix",
    )
    return section("What is read as what", element("p", text), made)


def _places(counts: np.ndarray) -> list[int]:
    """Of the labels that are shown or read: those with the most mistakes, in their order."""
    wrong = counts - np.diag(np.diag(counts))
    mistakes, occurs = (
        wrong.sum(axis=0) + wrong.sum(axis=1),
        counts.sum(axis=0) + counts.sum(axis=1),
    )
    order = np.lexsort((-occurs, -mistakes))
    return sorted(int(place) for place in order[:MOST_LABELS] if occurs[place])


def _column(label: str) -> Markup:
    name = named(label, LABEL)
    return element("th", element("span", name), scope="col", class_="up" if len(name) > 2 else None)


def _cell(count: int, share: float, is_right: bool) -> Markup:
    if not count:
        return element("td")
    depth = share**0.6  # a root, so that a confusion of a few per cent can be seen
    kind = ("right" if is_right else "wrong") + "".join(
        f" {name}" for name, least in DEPTHS.items() if depth >= least
    )
    return element("td", count, class_=kind, style=f"--depth:{depth:.2f}")


def pairs(judged: Judged, confusion: Sequence[Sequence[int]]) -> Markup:
    """The section: the pairs confused most, with hands that were and such as they are taken for."""
    found = worst_pairs(np.array(confusion))
    if not found:
        return section("Most often confused", element("p", "No hand was read wrongly."))
    text = (
        "Hands that were read wrongly and, framed, one that was rightly read as what they were "
        "taken for."
    )
    cards = [_card(judged, pair, sum(confusion[pair.shown])) for pair in found]
    return section(
        "Most often confused", element("p", text), element("div", *cards, class_="cards")
    )


def worst_pairs(counts: np.ndarray) -> list[Pair]:
    """The pairs (shown, read) with the most wrong hands, at most `MOST_PAIRS`."""
    wrong = counts - np.diag(np.diag(counts))
    order = np.argsort(-wrong, axis=None, kind="stable")[:MOST_PAIRS]
    places = zip(*np.unravel_index(order, wrong.shape), strict=True)
    return [Pair(int(a), int(b), int(wrong[a, b])) for a, b in places if wrong[a, b]]


def _card(judged: Judged, pair: Pair, hands: int) -> Markup:
    shown, read = (named(judged.alphabet.labels[place], LABEL) for place in pair[:2])
    wrong = _evenly(judged.rows_read_as(pair.shown, pair.read), EXAMPLES)
    right = _evenly(judged.rows_read_as(pair.read, pair.read), 1)
    text = f"{pair.hands} of {hands}, {percent(pair.hands / hands)}"
    return element(
        "figure",
        element("figcaption", f"{shown} as {read} ", element("span", text)),
        element(
            "div",
            *(_mask(judged, row, f"{shown}, read as {read}") for row in wrong),
            *(_mask(judged, row, f"{read}, read as {read}", "right") for row in right),
            class_="masks",
        ),
    )


def _evenly(rows: np.ndarray, most: int) -> np.ndarray:
    """So many of the rows, far from one another: neighbours are frames of one video."""
    if len(rows) <= most:
        return rows
    return rows[((np.arange(most) + 0.5) * len(rows) / most).astype(int)]


def _mask(judged: Judged, row: int, alt: str, class_: str | None = None) -> Markup:
    (drawn,) = judged.data.prepared(np.array([row]), MaskInput(SIDE))
    return picture(drawn, f"A hand of {alt}", class_)
