"""What a session draws on the picture: the letter, its shape, the hand, a countdown, a hint."""

from dataclasses import dataclass

import numpy as np

from asl_keras.hand.hand import Hand
from asl_keras.live.lesson.keys import HELP
from asl_keras.live.lesson.overlay import draw_bar, draw_letter, draw_row
from asl_keras.live.overlay import lettering
from asl_keras.live.overlay.hands import box_around, draw_corners, draw_skeleton
from asl_keras.live.overlay.help import draw_help
from asl_keras.live.overlay.layout import (
    GAP,
    INSET_PADDING,
    MARGIN,
    Layout,
    arrange,
    sized,
)
from asl_keras.live.overlay.shape import draw_shape
from asl_keras.live.overlay.sprite import AMBER, FAINT, GREEN, INK, PANEL, blend, panel, ring
from training.collecting.records import Phase
from training.collecting.session import Session
from training.collecting.words import sentence

SHAPE, CARD_TOTAL = 150, 162  # points
DOT, DOT_GAP, STRIP, STRIP_RADIUS = 10, 8, 26, 8
COUNTER, NUMBER, LINE, OPACITY, TRACK = 108, 60, 6, 0.82, 0.3


@dataclass(frozen=True)
class SessionView:
    """What is shown of a session at a moment."""

    session: Session
    hand: Hand | None = None
    """In pixels of the picture as it is shown."""
    example: np.ndarray | None = None
    """(21, 3): how the letter looks in this picture; None where nobody knows."""
    trouble: str | None = None
    """Why the source gives no frames, for the user."""
    help: bool = False
    """The keys, in front of all else."""


def draw_session(picture: np.ndarray, view: SessionView) -> None:
    """Draws onto a picture, uint8 (H, W, 3) RGB with contiguous rows, in place."""
    session = view.session
    layout = arrange(*picture.shape[:2], banner_lines=1)
    colour = GREEN if session.phase is Phase.RECORD and not session.other_hand else AMBER
    if view.hand is not None:
        draw_skeleton(picture, view.hand.landmarks, layout.px)
        box = box_around(view.hand.box, layout.stage, layout.px)
        draw_corners(picture, box, colour, layout.px)
    _draw_labels(picture, session, layout)
    if session.take is not None:
        foot = f"{session.take.side} hand"
        draw_letter(picture, session.take.label, session.share, foot, layout)
        _draw_views(picture, session, layout)
        if view.example is not None:
            _draw_example(picture, view.example, layout)
        if session.phase is Phase.COUNT:
            _draw_countdown(picture, session.left, layout)
    said = view.trouble or sentence(session)
    draw_bar(picture, said, AMBER if view.trouble else colour, layout)
    if view.help:
        draw_help(picture, HELP, layout.px)


def _draw_labels(picture: np.ndarray, session: Session, layout: Layout) -> None:
    """The letters of this hand across the top."""
    side = (session.take or session.takes[-1]).side
    places = [place for place, take in enumerate(session.takes) if take.side == side]
    here = session.place - places[0]
    labels = [session.takes[place].label for place in places]
    counts = [session.counts[place] for place in places]
    draw_row(picture, labels, counts, here, layout)


def _draw_views(picture: np.ndarray, session: Session, layout: Layout) -> None:
    """A dot for each view below the letter: those that are recorded, this one, those to come."""
    px, count = layout.px, len(session.rules.views)
    width = count * px(DOT) + (count - 1) * px(DOT_GAP) + 2 * px(MARGIN)
    middle = layout.fps.left + px(132) // 2
    strip = sized(middle - width // 2, layout.fps.top + px(CARD_TOTAL) + px(GAP), width, px(STRIP))
    back = panel(strip.width, strip.height, px(STRIP_RADIUS), PANEL, OPACITY)
    blend(picture, back, strip.left, strip.top)
    for place in range(count):
        ink = GREEN if place < session.views_done else INK if place == session.views_done else FAINT
        left = strip.left + px(MARGIN) + place * (px(DOT) + px(DOT_GAP))
        blend(picture, panel(*[px(DOT)] * 3, ink), left, strip.middle[1] - px(DOT) // 2)


def _draw_example(picture: np.ndarray, hand: np.ndarray, layout: Layout) -> None:
    """How somebody else signs it, at the upper right."""
    px = layout.px
    right, side = picture.shape[1] - px(MARGIN) - px(INSET_PADDING), px(SHAPE)
    place = sized(right - side, layout.fps.top + px(INSET_PADDING), side, side)
    draw_shape(picture, hand, place, px)


def _draw_countdown(picture: np.ndarray, left: float, layout: Layout) -> None:
    """The seconds that are left, in a ring that empties with each."""
    px, stage = layout.px, layout.stage
    side = px(COUNTER)
    corner = px(2 * MARGIN), stage.bottom - side - px(MARGIN)
    blend(picture, panel(side, side, side, PANEL, OPACITY), *corner)
    blend(picture, ring(side, px(LINE), 1, FAINT, TRACK), *corner)
    seconds = int(np.ceil(left))
    blend(picture, ring(side, px(LINE), round(60 * (1 - seconds + left)) / 60, AMBER), *corner)
    centre = corner[0] + side // 2, corner[1] + side // 2
    lettering.write(picture, str(seconds), centre, px(NUMBER), INK, bold=True, align=0.5)
