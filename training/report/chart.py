"""What drawings share: an SVG with axes whose numbers are round."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from training.report.markup import Markup, element

WIDTH, HEIGHT = 360, 240  # in pixels as the page shows it in a column
LEFT, RIGHT, TOP, BOTTOM = 42, 20, 10, 38
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Plane:
    """Where values lie in the drawing: x and y from `low` to `high`."""

    x: tuple[float, float]
    y: tuple[float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Pixels from the left and from the top, to a tenth."""
        across, up = _share(x, *self.x), _share(y, *self.y)
        return (
            round(LEFT + across * (WIDTH - LEFT - RIGHT), 1),
            round(HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM), 1),
        )

    def axes(self, across: Mapping[float, str], up: Mapping[float, str], below: str) -> Markup:
        """Lines at the numbers of y, and the texts of the numbers of both; `below` names x."""
        left, right = self.x
        lines = [self.line([(left, y), (right, y)], "grid") for y in up]
        marks = [self._beside(y, text) for y, text in up.items()]
        marks += [self._below(x, text) for x, text in across.items()]
        middle = (LEFT + WIDTH - RIGHT) / 2
        name = element("text", below, x=middle, y=HEIGHT - 4, text_anchor="middle")
        return element("g", *lines, *marks, name, aria_hidden="true")

    def line(self, points: Sequence[tuple[float, float]], class_: str) -> Markup:
        """A line through points."""
        places = " ".join(f"{x},{y}" for x, y in (self.at(*point) for point in points))
        return element("polyline", points=places, class_=class_)

    def dot(self, x: float, y: float, class_: str, radius: float = 3.5) -> Markup:
        """A filled circle."""
        across, down = self.at(x, y)
        return element("circle", cx=across, cy=down, r=radius, class_=class_)

    def bar(self, x: tuple[float, float], y: float, opacity: float) -> Markup:
        """A bar that stands on the least y."""
        (left, top), (right, bottom) = self.at(x[0], y), self.at(x[1], self.y[0])
        size = {"width": round(right - left, 1), "height": round(bottom - top, 1)}
        return element("rect", x=left, y=top, class_="bar", opacity=f"{opacity:.2f}", **size)

    def _beside(self, y: float, text: str) -> Markup:
        across, down = self.at(self.x[0], y)
        return element("text", text, x=across - 6, y=down + 4, text_anchor="end")

    def _below(self, x: float, text: str) -> Markup:
        across, down = self.at(x, self.y[0])
        return element("text", text, x=across, y=down + 15, text_anchor="middle")


def drawing(label: str, *parts: Markup) -> Markup:
    """An SVG of the parts, which the label describes for those who do not see it."""
    return element(
        "svg", *parts, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_label=label, class_="chart"
    )


def round_numbers(low: float, high: float, most: int = 5) -> list[float]:
    """At most so many round numbers, evenly, from at most `low` to at least `high`."""
    high = high if high > low else low + 1
    spread = high - low
    power = 10.0 ** math.floor(math.log10(spread / most))
    for factor in (*STEPS, *(10 * one for one in STEPS)):
        step = factor * power
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first < most:
            return [round(number * step, 12) for number in range(first, last + 1)]
    raise AssertionError("steps grow without end")


def whole_numbers(last: int, most: int = 6) -> list[int]:
    """At most so many whole numbers, evenly, from 1 to at most `last`."""
    step = next(
        one for power in range(9) for one in (10**power, 2 * 10**power, 5 * 10**power)
        if last // one <= most
    )  # fmt: skip
    return [1, *(number for number in range(step, last + 1, step) if number > 1)]


def _share(value: float, low: float, high: float) -> float:
    return 0.5 if high == low else (value - low) / (high - low)
