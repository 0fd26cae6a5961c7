"""The report on drift: a page that needs nothing else."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from asl_keras.evaluation.report import percent
from server.watching.charts import TITLES, histogram, over_time
from server.watching.drift import Window
from server.watching.features import FOUND, IN_WORDS, LETTERS, NUMBERS, SIDE
from server.watching.history import History
from server.watching.reference import Reference
from server.watching.statistics import KS, PSI
from training.report.document import document, heading
from training.report.markup import Markup, element, named, section, table
from training.report.tables import bar

STATISTICS = {PSI: "PSI", KS: "KS"}
SIDES = {FOUND: ("no hand", "a hand"), SIDE: ("one", "the other")}
MOST_DRAWN = 200  # windows of a line


def page(history: History) -> str:
    """All models, one after the other."""
    parts = [part for name, one in history.items() for part in _model(name, *one)]
    return document(f"Drift: {', '.join(map(named, history))}", *parts)


def _model(name: str, reference: Reference, windows: Sequence[Window]) -> list[Markup]:
    head = _head(name, reference, windows)
    if not windows:
        return [head]
    last = windows[-1]
    return [
        head,
        _last(reference, last),
        _lines(reference, windows[-MOST_DRAWN:]),
        _letters(reference, last),
        _numbers(reference, last),
        _explained(reference),
    ]


def _head(name: str, reference: Reference, windows: Sequence[Window]) -> Markup:
    alarms = sum(bool(one.alarms) for one in windows)
    figures = {"hands": str(len(windows) * reference.window)}
    if windows:
        figures |= {
            "first": _moment(windows[0].began),
            "last": _moment(windows[-1].ended),
            "last window": "unlike" if windows[-1].alarms else "as usual",
        }
    notes = [
        f"The reference: {reference.hands} hands of {named(reference.made_of, 200)}. Of those who "
        f"come, {reference.an_hour:g} hands an hour count at most; at that, chance makes one alarm "
        "a week at most while people and camera stay those of the reference."
    ]
    of = f"of {len(windows)} windows of {reference.window} hands are unlike the reference"
    return heading("Drift", named(name), str(alarms), of, figures, notes)


def _moment(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%d %b %H:%M}"


def _last(reference: Reference, window: Window) -> Markup:
    over = {key: value / reference.limits[key] for key, value in window.values.items()}
    rows = [
        (
            TITLES[key[0]],
            STATISTICS[key[1]],
            f"{window.values[key]:.3f}",
            f"{reference.limits[key]:.3f}",
            bar(min(ratio, 1), "unlike" if ratio > 1 else percent(ratio)),
        )
        for key, ratio in sorted(over.items(), key=lambda one: -one[1])
    ]
    text = (
        f"{_moment(window.began)} to {_moment(window.ended)}, UTC. What is unlike the reference "
        "is above its limit. PSI is the population stability index, KS the two-sample statistic of "
        "Kolmogorov and Smirnov."
    )
    head = ("", "statistic", "value", "limit", "of the limit")
    made = table("Statistics of the last window", head, rows, "scores")
    return section("The last window", element("p", text), made)


def _lines(reference: Reference, windows: Sequence[Window]) -> Markup:
    panels = [over_time(name, reference, windows) for name in reference.bins]
    text = (
        "How far each window is from the reference, as a share of the limit: what is above the "
        "dotted line is an alarm. Of two statistics the larger."
    )
    return section(
        "Over time",
        element("p", text),
        element("div", *(one for one in panels if one), class_="pair"),
    )


def _letters(reference: Reference, window: Window) -> Markup:
    names = {LETTERS: reference.labels, **SIDES}
    rows = [row for name in names for row in _shares(name, names[name], reference, window)]
    made = table("Shares", ("", "reference", "last window"), rows, "scores")
    return section("What was read and seen", made)


def _shares(
    name: str, labels: Sequence[str], reference: Reference, window: Window
) -> list[tuple[object, ...]]:
    """A row for each category that there is; the longest bar is of the largest share."""
    usual, counts = reference.bins[name].shares, window.counts[name]
    shares = np.stack([usual, counts / max(counts.sum(), 1)], axis=1)
    most = shares.max()
    before = "" if name == LETTERS else f"{TITLES[name]}: "
    return [
        (before + named(label), *(bar(one / most, percent(one)) for one in both))
        for label, both in zip(labels, shares.tolist(), strict=True)
        if any(both)
    ]


def _numbers(reference: Reference, window: Window) -> Markup:
    text = (
        "Shares of the last window in parts with about equally many hands of the reference. The "
        "dotted line is the reference: there the bars would be."
    )
    figures = [histogram(name, reference, window) for name in NUMBERS if name in reference.bins]
    return section(
        "What the hands are like",
        element("p", text),
        element("div", *figures, class_="pair"),
    )


def _explained(reference: Reference) -> Markup:
    rows = [(TITLES[name], IN_WORDS[name]) for name in reference.bins]
    return section("What is measured", table("What is measured", ("", ""), rows, "facts"))
