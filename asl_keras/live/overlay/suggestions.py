"""What a word may become, above the text: as it is spelled, and suggestions, each with its key."""

from typing import NamedTuple

import numpy as np

from asl_keras.live.actions import NAMES, SUGGESTIONS, Action
from asl_keras.live.overlay import lettering
from asl_keras.live.overlay.help import draw_key, key_width
from asl_keras.live.overlay.layout import GAP, MARGIN, Layout, Rect, Scale, sized
from asl_keras.live.overlay.sprite import FAINT, GREEN, INK, PANEL, Colour, blend, outline, panel
from asl_keras.live.scene import Scene

OPACITY = 0.82
HEIGHT, RADIUS, PADDING, EDGE = 30, 9, 9, 2  # of a chip, in points as all lengths here
KEY_SIZE, WORD_SIZE = 12, 17
QUOTED = "\u201c{}\u201d"


class _Chip(NamedTuple):
    key: str
    text: str
    ink: Colour
    stands: bool
    """It is what the text has."""


def draw_suggestions(picture: np.ndarray, scene: Scene, layout: Layout) -> None:
    """Draws chips from the left on, as many as have room: first what was spelled, in quotes."""
    if layout.strip is None:
        return
    px = layout.px
    left, end = layout.strip.left + px(MARGIN), layout.strip.right - px(MARGIN)
    for chip in _chips(scene):
        text = chip.text
        if chip.text.startswith(QUOTED[0]):  # is always shown
            text = lettering.beginning(text, end - left - _around(chip, px), px(WORD_SIZE))
        width = _around(chip, px) + lettering.width(text, px(WORD_SIZE))
        place = sized(left, layout.strip.middle[1] - px(HEIGHT) // 2, width, px(HEIGHT))
        if place.right > end:
            return
        _draw(picture, chip._replace(text=text), place, px)
        left = place.right + px(GAP)


def _chips(scene: Scene) -> list[_Chip]:
    literal, words = scene.suggestions
    now = scene.text.rstrip(" ").rpartition(" ")[2]
    spelled = _Chip(NAMES[Action.KEEP], QUOTED.format(literal), FAINT, literal == now)
    others = zip(SUGGESTIONS, words, strict=False)
    return [spelled, *(_Chip(key, word, INK, word == now) for key, word in others)]


def _around(chip: _Chip, px: Scale) -> int:
    """What a chip has beside its text, in pixels."""
    return key_width(chip.key, px(KEY_SIZE)) + px(GAP) + 2 * px(PADDING)


def _draw(picture: np.ndarray, chip: _Chip, place: Rect, px: Scale) -> None:
    size = place.width, place.height, px(RADIUS)
    blend(picture, panel(*size, PANEL, OPACITY), place.left, place.top)
    if chip.stands:
        blend(picture, outline(*size, px(EDGE), GREEN), place.left, place.top)
    middle = place.middle[1]
    key = place.left + px(PADDING) + key_width(chip.key, px(KEY_SIZE))
    draw_key(picture, chip.key, (key, middle), px(KEY_SIZE), FAINT)
    lettering.write(picture, chip.text, (key + px(GAP), middle), px(WORD_SIZE), chip.ink)
