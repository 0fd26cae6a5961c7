"""What stands at the edges of the live picture: text, speed, message and masks."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from asl_keras import mask
from asl_keras.live.overlay import lettering
from asl_keras.live.overlay.help import draw_key
from asl_keras.live.overlay.layout import (
    BANNER_LINE,
    GAP,
    INSET_PADDING,
    MARGIN,
    Layout,
    Rect,
    Scale,
)
from asl_keras.live.overlay.sprite import (
    AMBER,
    FAINT,
    GREEN,
    INK,
    PANEL,
    Sprite,
    blend,
    outline,
    panel,
    paste,
    stacked,
)
from asl_keras.live.scene import SeenHand
from asl_keras.opencv import cv2

OPACITY = 0.82
SMALL, BANNER_SIZE, TEXT_SIZE = 13, 15, 24  # of the font, in points as all lengths here
CHIP_RADIUS, CARD_RADIUS, FRAME_OPACITY = 8, 6, 0.5
PAUSE_BAR, PAUSE_HEIGHT = 3, 10
BANNER_LINES, BANNER_DOT = 2, 8
CURSOR_WIDTH, CURSOR_HEIGHT, CURSOR_GAP = 2, 26, 3
UNDERLINE = 3
HELP_KEY, HELP_HINT = "h", "help"
NO_TEXT, NO_HAND = "Spell with your hand", "no hand"


def draw_text(
    picture: np.ndarray, text: str, decoded: Sequence[int], layout: Layout, hint: bool
) -> None:
    """Draws the bar at the bottom: the newest end of the text, a cursor, the key for help.

    Places of the text that a decoder put there are underlined.
    """
    px, bar = layout.px, layout.bar
    blend(picture, panel(bar.width, bar.height, 0, PANEL, OPACITY), bar.left, bar.top)
    end = bar.right - px(MARGIN)
    if hint:
        end = draw_hint(picture, end, bar.middle[1], px) - px(2 * MARGIN)
    left, size = bar.left + px(2 * MARGIN), px(TEXT_SIZE)
    room = end - left - px(CURSOR_GAP + CURSOR_WIDTH)
    shown, place = lettering.newest(text, room, size), (left, bar.middle[1])
    after = left + lettering.write(picture, shown, place, size, INK)
    first = len(text) - len(shown)  # the place of what is drawn first
    for run in _runs([one - first for one in decoded if one >= first]):
        _underline(picture, shown, run, (left, bar.middle[1]), px)
    cursor = panel(px(CURSOR_WIDTH), px(CURSOR_HEIGHT), 0, GREEN)
    after += px(CURSOR_GAP) if text else 0
    blend(picture, cursor, after, bar.middle[1] - px(CURSOR_HEIGHT) // 2)
    if not text:
        place = (after + px(MARGIN), bar.middle[1])
        lettering.write(picture, NO_TEXT, place, px(BANNER_SIZE), FAINT)


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Places that follow one another, as the first and the one behind the last."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1] = runs[-1][0], place + 1
        else:
            runs.append((place, place + 1))
    return runs


def _underline(
    picture: np.ndarray, text: str, run: tuple[int, int], place: tuple[int, int], px: Scale
) -> None:
    """Underlines a run of letters of a text that stands at a place, see `lettering.write`."""
    size = px(TEXT_SIZE)
    start, end = (lettering.width(text[:one], size) for one in run)
    line = panel(max(end - start - px(1), 1), px(UNDERLINE), 0, AMBER)
    blend(picture, line, place[0] + start, place[1] + size // 2 + px(1))


def draw_hint(picture: np.ndarray, right: int, middle: int, px: Scale) -> int:
    """Draws the key for help and returns where it starts."""
    word = lettering.width(HELP_HINT, px(SMALL))
    lettering.write(picture, HELP_HINT, (right - word, middle), px(SMALL), FAINT)
    return draw_key(picture, HELP_KEY, (right - word - px(GAP), middle), px(SMALL), FAINT)


def draw_chips(picture: np.ndarray, fps: float, layout: Layout) -> None:
    """Draws the frames per second at the top left, and beside them that it is paused."""
    px = layout.px
    speed = f"{fps:.0f} fps" if fps > 0 else "? fps"
    _draw_chip(picture, layout.fps, px)
    lettering.write(picture, speed, layout.fps.middle, px(SMALL), INK, align=0.5)
    if layout.paused:
        _draw_chip(picture, layout.paused, px)
        left, middle = layout.paused.left + px(MARGIN), layout.paused.middle[1]
        pause = panel(px(PAUSE_BAR), px(PAUSE_HEIGHT), 0, AMBER)
        for step in (0, 2 * px(PAUSE_BAR)):
            blend(picture, pause, left + step, middle - px(PAUSE_HEIGHT) // 2)
        place = (left + 3 * px(PAUSE_BAR) + px(GAP), middle)
        lettering.write(picture, "Paused", place, px(SMALL), INK)


def _draw_chip(picture: np.ndarray, chip: Rect, px: Scale) -> None:
    back = panel(chip.width, chip.height, px(CHIP_RADIUS), PANEL, OPACITY)
    blend(picture, back, chip.left, chip.top)


@lru_cache(maxsize=16)
def message_lines(message: str | None, width: int, px: Scale) -> tuple[str, ...]:
    """The message in at most two lines for a picture of this width in pixels; none without it."""
    room = width - 2 * px(MARGIN) - 2 * px(BANNER_DOT + GAP)
    return lettering.wrap(message, room, px(BANNER_SIZE), BANNER_LINES) if message else ()


def draw_message(picture: np.ndarray, message: str | None, layout: Layout) -> None:
    """Draws the message across the top."""
    banner, px = layout.banner, layout.px
    if not banner:
        return
    blend(picture, panel(banner.width, banner.height, 0, PANEL, OPACITY), *banner[:2])
    lines, size = message_lines(message, banner.width, px), px(BANNER_SIZE)
    center, middle = banner.middle
    widest = max(lettering.width(line, size) for line in lines)
    dot = panel(px(BANNER_DOT), px(BANNER_DOT), px(BANNER_DOT), AMBER)
    left = center - widest // 2 - px(GAP + BANNER_DOT)
    first = middle - (len(lines) - 1) * px(BANNER_LINE) // 2
    blend(picture, dot, left, first - px(BANNER_DOT) // 2)
    for index, line in enumerate(lines):
        place = (center, first + index * px(BANNER_LINE))
        lettering.write(picture, line, place, size, INK, align=0.5)


def draw_masks(picture: np.ndarray, hands: Sequence[SeenHand], layout: Layout) -> None:
    """Draws what models that read masks see, in the order of the hands on the picture."""
    seen = sorted(hands[: len(layout.insets)], key=lambda hand: hand.box[0])
    for inset, hand in zip(layout.insets, seen, strict=False):
        draw_mask(picture, hand.landmarks, inset, layout.px)
    if layout.insets and not hands:
        (inset,), px = layout.insets, layout.px
        _draw_card(picture, inset, px)
        lettering.write(picture, NO_HAND, inset.middle, px(SMALL), FAINT, align=0.5)


def draw_mask(picture: np.ndarray, landmarks: np.ndarray, inset: Rect, px: Scale) -> None:
    """Draws the mask of a hand (21, 3) on a card."""
    _draw_card(picture, inset, px)
    paste(picture, _mask(landmarks, inset.width), inset.left, inset.top)


def _draw_card(picture: np.ndarray, inset: Rect, px: Scale) -> None:
    """Draws what an inset lies on."""
    card = inset.grown(px(INSET_PADDING))
    size = (card.width, card.height, px(CARD_RADIUS))
    blend(picture, _card(*size, px(1)), card.left, card.top)


@lru_cache(maxsize=8)
def _card(width: int, height: int, radius: int, line: int) -> Sprite:
    frame = outline(width, height, radius, line, FAINT, FRAME_OPACITY)
    return stacked(panel(width, height, radius, PANEL, OPACITY), frame)


def _mask(landmarks: np.ndarray, side: int) -> np.ndarray:
    """The mask of a hand (21, 3) for an inset, drawn at the next size that masks have."""
    next_size = min((size for size in mask.SIDES if size >= side), default=mask.SIDES[-1])
    drawn = mask.draw(landmarks[np.newaxis], next_size)[0]
    return drawn if next_size == side else cv2.resize(drawn, (side, side))
