"""What a practice draws on the picture: the word, the hand shape to sign, and what to do."""

from dataclasses import dataclass

import numpy as np

from asl_keras.live.lesson.examples import example, example_of
from asl_keras.live.lesson.overlay import draw_bar, draw_row
from asl_keras.live.overlay import lettering
from asl_keras.live.overlay.hands import box_around, draw_corners, draw_path, draw_skeleton
from asl_keras.live.overlay.help import draw_help
from asl_keras.live.overlay.layout import MARGIN, Layout, arrange, sized
from asl_keras.live.overlay.shape import draw_shape
from asl_keras.live.overlay.sprite import AMBER, FAINT, GREEN, INK, PANEL, blend, panel, ring
from asl_keras.live.practice.keys import HELP
from asl_keras.live.practice.report import hint, lines
from asl_keras.live.scene import Scene, SeenHand
from asl_keras.motion import BEGINS
from asl_keras.text.practice import Practice

SHAPE, FOOT, RADIUS, OPACITY = 150, 44, 12, 0.9  # points, as all lengths here
BANNER, LARGER = 2, 1.8  # lines, and the word's letters beside those of a lesson
LETTER_SIZE, SMALL, RING, RING_LINE = 26, 13, 34, 4
SUMMARY_SIZE, SUMMARY_ROW, SUMMARY_PADDING = 17, 30, 24


@dataclass(frozen=True)
class PracticeView:
    """What is shown of a practice at a moment."""

    practice: Practice
    scene: Scene
    mirrored: bool = False
    trouble: str | None = None
    """Why the source gives no frames, for the user."""
    help: bool = False
    """The keys, in front of all else."""
    shapes: bool = True
    """The package's hand shapes, which are of ASL."""


def draw_practice(picture: np.ndarray, view: PracticeView) -> None:
    """Draws onto a picture, uint8 (H, W, 3) RGB with contiguous rows, in place."""
    height, width = picture.shape[:2]
    layout = arrange(height, width, banner_lines=BANNER)
    step = view.practice.step
    for hand in view.scene.hands:
        _draw_hand(picture, hand, step.letter, layout)
    if step.letter:
        _draw_word(picture, step.word, step.place, view.practice.count, layout)
        _draw_shape(picture, step.letter, view, layout)
    else:
        _draw_summary(picture, lines(view.practice.summary()), layout)
    told = view.trouble or hint(step, view.practice.took)
    is_amber = bool(view.trouble or step.instead)
    draw_bar(picture, told, AMBER if is_amber else GREEN, layout)
    if view.help:
        draw_help(picture, HELP, layout.px)


def _draw_hand(picture: np.ndarray, hand: SeenHand, wanted: str, layout: Layout) -> None:
    """Its skeleton, and a box that is green while it shows what is wanted."""
    px = layout.px
    draw_skeleton(picture, hand.landmarks, px)
    draw_path(picture, hand.path, px)
    colour = GREEN if hand.letter == wanted else AMBER if hand.letter else FAINT
    box = box_around(hand.box, layout.stage, px)
    draw_corners(picture, box, colour, px)
    if hand.letter:
        side = px(RING)
        left, top = box.left, max(box.top - side - px(MARGIN) // 2, layout.stage.top)
        blend(picture, panel(side, side, side, PANEL, OPACITY), left, top)
        share = hand.progress
        if share:
            blend(picture, ring(side, px(RING_LINE), share, colour), left, top)
        place = left + side // 2, top + side // 2
        size = lettering.fitting(hand.letter, px(LETTER_SIZE) * 3 // 4, side * 2 // 3, bold=True)
        lettering.write(picture, hand.letter, place, size, INK, bold=True, align=0.5)


def _draw_word(
    picture: np.ndarray, word: str, here: int, count: tuple[int, int], layout: Layout
) -> None:
    """The word across the top: what is over, this letter, what is to come."""
    done = [int(place < here) for place in range(len(word))]
    draw_row(picture, word, done, here, layout, LARGER)
    banner, px = layout.banner, layout.px
    assert banner is not None  # a line was asked for
    place = banner.right - px(MARGIN), banner.middle[1]
    number = f"word {count[0] + 1} of {count[1]}"
    lettering.write(picture, number, place, px(SMALL), FAINT, align=1.0)


def _draw_shape(picture: np.ndarray, letter: str, view: PracticeView, layout: Layout) -> None:
    """The hand shape of a letter, as the person's hand looks in the picture, and its name."""
    px = layout.px
    shown = _shape(letter, view) if view.shapes else None
    side = px(SHAPE)
    left = picture.shape[1] - px(MARGIN) - side
    top = layout.fps.top
    if shown is not None:
        draw_shape(picture, shown, sized(left, top, side, side), px)
    foot = sized(left, top + side, side, px(FOOT))
    blend(picture, panel(foot.width, foot.height, px(RADIUS), PANEL, OPACITY), *foot[:2])
    lettering.write(picture, letter, foot.middle, px(LETTER_SIZE), INK, bold=True, align=0.5)


def _shape(letter: str, view: PracticeView) -> np.ndarray | None:
    """Of a letter that moves, the shape with which it begins."""
    still = letter if example(letter) is not None else BEGINS.get(letter, (letter,))[0]
    hands = view.scene.hands
    handedness = hands[0].handedness if hands else "Right"
    return example_of(handedness, view.mirrored, still)


def _draw_summary(picture: np.ndarray, told: list[str], layout: Layout) -> None:
    """In the middle of the picture."""
    px = layout.px
    size = px(SUMMARY_SIZE)
    wide = max(lettering.width(line, size) for line in told) + 2 * px(SUMMARY_PADDING)
    high = len(told) * px(SUMMARY_ROW) + 2 * px(SUMMARY_PADDING)
    middle = layout.stage.middle
    card = sized(middle[0] - wide // 2, middle[1] - high // 2, wide, high)
    blend(picture, panel(wide, high, px(RADIUS), PANEL, OPACITY), *card[:2])
    top = card.top + px(SUMMARY_PADDING) + px(SUMMARY_ROW) // 2
    for row, line in enumerate(told):
        place = card.left + px(SUMMARY_PADDING), top + row * px(SUMMARY_ROW)
        lettering.write(picture, line, place, size, INK if row else GREEN, bold=not row)
