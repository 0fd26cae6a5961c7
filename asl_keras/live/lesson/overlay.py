"""What a lesson draws on the picture: the letter, how far it is, the hand, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from asl_keras.adapt.lesson import Hint, Lesson
from asl_keras.hand.hand import Hand
from asl_keras.live.lesson.examples import example
from asl_keras.live.lesson.keys import HELP
from asl_keras.live.overlay import lettering
from asl_keras.live.overlay.hands import box_around, draw_corners, draw_skeleton
from asl_keras.live.overlay.help import draw_help
from asl_keras.live.overlay.layout import MARGIN, Layout, Rect, arrange, sized
from asl_keras.live.overlay.panels import OPACITY, draw_hint, draw_mask
from asl_keras.live.overlay.sprite import AMBER, FAINT, GREEN, INK, PANEL, blend, panel, ring

CARD, RING, RING_LINE, LETTER = 132, 104, 5, 0.56  # points; the last a share of the ring
CARD_FOOT, CARD_RADIUS, TRACK = 30, 12, 0.3
ROW_SIZE, CELL, HERE, HERE_RADIUS = 14, 22, 24, 6
LEAST_CELL, LONGEST_CELL = 12, 120
HINT_SIZE, SMALL, DOT = 19, 13, 9
RECORDING = {Hint.VARY, Hint.CHANGE}


@dataclass(frozen=True)
class LessonView:
    """What is shown of a lesson at a moment."""

    lesson: Lesson
    hand: Hand | None = None
    trouble: str | None = None
    """Why the source gives no frames, for the user."""
    help: bool = False
    """The keys, in front of all else."""
    examples: bool = True
    """How somebody else signs it, in ASL."""


def draw_lesson(picture: np.ndarray, view: LessonView) -> None:
    """Draws onto a picture, uint8 (H, W, 3) RGB with contiguous rows, in place."""
    height, width = picture.shape[:2]
    step = view.lesson.step
    layout = arrange(height, width, insets=1, banner_lines=1)
    colour = GREEN if step.hint in RECORDING else AMBER
    if view.hand is not None:
        draw_skeleton(picture, view.hand.landmarks, layout.px)
        box = box_around(view.hand.box, layout.stage, layout.px)
        draw_corners(picture, box, colour, layout.px)
    lesson = view.lesson
    draw_row(picture, lesson.letters, lesson.counts(), lesson.place, layout)
    if step.letter is not None:
        count = f"{step.recorded} of {step.wanted}"
        draw_letter(picture, step.letter, step.recorded / step.wanted, count, layout)
        if view.examples:
            _draw_example(picture, step.letter, layout)
    draw_bar(picture, view.trouble or step.hint.value, AMBER if view.trouble else colour, layout)
    if view.help:
        draw_help(picture, HELP, layout.px)


def draw_row(
    picture: np.ndarray,
    letters: Sequence[str],
    counts: Sequence[int],
    here: int,
    layout: Layout,
    times: float = 1.0,
) -> None:
    """All letters across the top, or as many around this one as there is room for.

    Args:
        picture: uint8 (H, W, 3) RGB.
        letters: those that were recorded, this one, those to come.
        counts: what was recorded of each.
        here: the place of this one; that behind the last at the end.
        layout: with a banner.
        times: so much larger than usual.
    """
    banner, px = layout.banner, layout.px
    assert banner is not None  # a line was asked for
    blend(picture, panel(banner.width, banner.height, 0, PANEL, OPACITY), *banner[:2])
    room = banner.width - 2 * px(MARGIN)
    cell, middle = min(px(times * CELL), room / max(len(letters), 1)), banner.middle[1]
    cell = max(cell, px(LEAST_CELL))
    size = max(round(ROW_SIZE * px.unit * cell / px(CELL)), 1)
    names = [lettering.beginning(letter, px(LONGEST_CELL), size) for letter in letters]
    widths = _widths(names, cell, size)
    places = _visible(widths, here, room)
    left = banner.middle[0] - sum(widths[place] for place in places) / 2
    for place in places:
        centre, left = (round(left + widths[place] / 2), middle), left + widths[place]
        bold = place == here
        if bold:
            high = px(times * HERE)
            side = min(high, round(cell)) + round(widths[place] - cell)
            back = panel(side, high, px(HERE_RADIUS), FAINT, TRACK)
            blend(picture, back, centre[0] - side // 2, middle - high // 2)
        ink = INK if bold else GREEN if counts[place] else FAINT
        lettering.write(picture, names[place], centre, size, ink, bold=bold, align=0.5)


def _widths(names: Sequence[str], cell: float, size: int) -> list[float]:
    """Of the cells of a row: as wide as a letter's, or as a word with the same air around it."""
    air = round(cell) - lettering.width("M", size)
    return [max(cell, lettering.width(name, size, bold=True) + air) for name in names]


def _visible(widths: Sequence[float], here: int, room: float) -> range:
    """The places around one that fit into the room; of a long row its neighbours."""
    if not widths:
        return range(0)
    first = last = min(here, len(widths) - 1)
    used = sum(widths[first : last + 1])
    while True:
        before = widths[first - 1] if first > 0 else room
        after = widths[last + 1] if last + 1 < len(widths) else room
        if used + min(before, after) > room:
            return range(first, last + 1)
        if (before <= after and used + before <= room) or used + after > room:
            first, used = first - 1, used + before
        else:
            last, used = last + 1, used + after


def draw_letter(picture: np.ndarray, letter: str, share: float, below: str, layout: Layout) -> None:
    """The letter to sign, in a ring that fills.

    Args:
        picture: uint8 (H, W, 3) RGB.
        letter: or a word.
        share: of the ring, 0 to 1.
        below: what stands under it.
        layout: of the picture.
    """
    px = layout.px
    card = sized(px(MARGIN), layout.fps.top, px(CARD), px(CARD + CARD_FOOT))
    blend(picture, panel(card.width, card.height, px(CARD_RADIUS), PANEL, OPACITY), *card[:2])
    side = px(RING)
    left, top = card.middle[0] - side // 2, card.top + (px(CARD) - side) // 2
    blend(picture, ring(side, px(RING_LINE), 1, FAINT, TRACK), left, top)
    if share:
        blend(picture, ring(side, px(RING_LINE), share, GREEN), left, top)
    size = lettering.fitting(letter, round(LETTER * side), round(0.7 * side), bold=True)
    centre = (left + side // 2, top + side // 2)
    lettering.write(picture, letter, centre, size, INK, bold=True, align=0.5)
    foot = centre[0], card.top + px(CARD + CARD_FOOT // 2 - 6)
    lettering.write(picture, below, foot, px(SMALL), FAINT, align=0.5)


def _draw_example(picture: np.ndarray, letter: str, layout: Layout) -> None:
    """How somebody else signs it."""
    shown = example(letter)
    if shown is not None:
        draw_mask(picture, shown, layout.insets[0], layout.px)


def draw_bar(picture: np.ndarray, hint: str, colour: tuple[int, int, int], layout: Layout) -> None:
    """What to do, at the bottom."""
    px, bar = layout.px, layout.bar
    blend(picture, panel(bar.width, bar.height, 0, PANEL, OPACITY), bar.left, bar.top)
    end = draw_hint(picture, bar.right - px(MARGIN), bar.middle[1], px) - px(MARGIN)
    dot = _dot(bar, px(2 * MARGIN), px(DOT))
    blend(picture, panel(dot.width, dot.height, dot.width, colour), dot.left, dot.top)
    left = dot.right + px(MARGIN)
    size = lettering.fitting(hint, px(HINT_SIZE), end - left)
    lettering.write(picture, hint, (left, bar.middle[1]), size, INK)


def _dot(bar: Rect, left: int, side: int) -> Rect:
    return sized(bar.left + left, bar.middle[1] - side // 2, side, side)
