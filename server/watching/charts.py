"""Drawings of the report on drift."""

from collections.abc import Sequence

import numpy as np

from asl_keras.evaluation.report import percent
from server.watching.drift import Window
from server.watching.features import (
    CONFIDENCE,
    FOUND,
    KNUCKLES,
    LETTERS,
    PALM,
    REACH,
    SIDE,
    TILT,
)
from server.watching.reference import Reference
from training.report.chart import Plane, drawing, round_numbers, whole_numbers
from training.report.markup import Markup, element, joined

TITLES = {
    LETTERS: "Letters",
    CONFIDENCE: "Confidence",
    FOUND: "Hands found",
    PALM: "Palm",
    TILT: "Lean",
    REACH: "Reach",
    SIDE: "Side",
    KNUCKLES: "Knuckles",
}


def over_time(name: str, reference: Reference, windows: Sequence[Window]) -> Markup:
    """How far each window is from the reference in one feature; nothing if that is unknown."""
    points = []
    for number, window in enumerate(windows, start=1):
        ratios = [v / reference.limits[key] for key, v in window.values.items() if key[0] == name]
        if ratios:
            points.append((number, max(ratios)))
    if not points:
        return joined()
    highest = max(ratio for _, ratio in points)
    up = round_numbers(0, max(highest, 1.2))
    plane = Plane((1, max(len(windows), 2)), (0, up[-1]))
    alarms = [plane.dot(x, y, "best", 4) for x, y in points if y > 1]
    label = f"{TITLES[name]}: {len(alarms)} of {len(points)} windows above the limit."
    drawn = drawing(
        label,
        plane.axes(
            {one: str(one) for one in whole_numbers(len(windows))},
            {one: f"{one:g}" for one in up},
            "window",
        ),
        plane.line([(1, 1), (max(len(windows), 2), 1)], "ideal"),
        plane.line(points, "line validation"),
        *(alarms or [plane.dot(*points[-1], "validation")]),
    )
    return element("figure", element("figcaption", TITLES[name]), drawn)


def histogram(name: str, reference: Reference, window: Window) -> Markup:
    """Shares of a window in the bins of a number."""
    bins, counts = reference.bins[name], window.counts[name]
    shares, count = counts / max(counts.sum(), 1), len(counts)
    up = round_numbers(0, max(float(shares.max()), float(bins.shares.max()), 0.1))
    plane = Plane((0, count), (0, up[-1]))
    edges = np.array([]) if bins.edges is None else bins.edges
    ticks = {place + 1.0: f"{edges[place]:.3g}" for place in range(0, len(edges), 4)}
    drawn = drawing(
        f"{TITLES[name]}: shares of the last window in {count} parts, from {percent(shares.min())} "
        f"to {percent(shares.max())}.",
        plane.axes(ticks, {one: f"{100 * one:g} %" for one in up}, "value"),
        *(plane.bar((n + 0.08, n + 0.92), float(one), 0.75) for n, one in enumerate(shares)),
        plane.line(
            [(n + side, float(one)) for n, one in enumerate(bins.shares) for side in (0, 1)],
            "ideal",
        ),
    )
    return element("figure", element("figcaption", TITLES[name]), drawn)
