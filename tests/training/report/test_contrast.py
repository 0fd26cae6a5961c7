"""Whatever is written on the page can be read, by day and by night (WCAG 2.2: 4.5, lines 3)."""

import numpy as np
import pytest

from training.report.confusion import DEPTHS
from training.report.document import DAY, NIGHT

TEXT, LINE = 4.5, 3.0
BLACK, WHITE = np.zeros(3), np.ones(3)


def colour(name: str) -> np.ndarray:
    digits = {"white": "#ffffff"}.get(name, name)
    return np.array([int(digits[place : place + 2], 16) for place in (1, 3, 5)]) / 255


def contrast(one: np.ndarray, other: np.ndarray) -> float:
    """Of two colours, 1 to 21."""
    linear = [
        np.where(it <= 0.04045, it / 12.92, ((it + 0.055) / 1.055) ** 2.4) for it in (one, other)
    ]
    low, high = sorted(it @ (0.2126, 0.7152, 0.0722) for it in linear)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
def test_texts_and_lines_stand_out_from_the_paper(scheme):
    paper = colour(scheme["paper"])
    for name in ("ink", "faint", "accent"):
        assert contrast(colour(scheme[name]), paper) >= TEXT
    assert contrast(colour(scheme["pale"]), paper) >= LINE


@pytest.mark.parametrize("kind", ["right", "wrong"])
@pytest.mark.parametrize(
    ("scheme", "pale", "deep", "deepest"),
    [(DAY, colour(DAY["ink"]), BLACK, WHITE), (NIGHT, WHITE, BLACK, BLACK)],
    ids=["day", "night"],
)
def test_counts_stand_out_from_their_cells(scheme, pale, deep, deepest, kind):
    """Texts are as style.css has them."""
    for depth in np.arange(0.02, 1.001, 0.01).round(2):
        text = deep if depth >= DEPTHS["deep"] else pale
        text = deepest if depth >= DEPTHS["deepest"] else text
        cell = depth * colour(scheme[kind]) + (1 - depth) * colour(scheme["paper"])
        assert contrast(text, cell) >= TEXT, depth
