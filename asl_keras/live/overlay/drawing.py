"""What the live recogniser draws on the picture: hands, masks, text, speed, message and keys."""

from collections.abc import Sequence

import numpy as np

from asl_keras.live.overlay.hands import (
    box_around,
    draw_corners,
    draw_path,
    draw_skeleton,
    draw_tag,
    state_colour,
)
from asl_keras.live.overlay.help import draw_help
from asl_keras.live.overlay.layout import Layout, Rect, arrange, scale
from asl_keras.live.overlay.panels import (
    draw_chips,
    draw_masks,
    draw_message,
    draw_text,
    message_lines,
)
from asl_keras.live.overlay.suggestions import draw_suggestions
from asl_keras.live.overlay.tags import place_tags
from asl_keras.live.scene import Scene, SeenHand
from asl_keras.live.screen import ScreenState

MASKS = 2  # shown at most
PLAIN = ScreenState()


class Overlay:
    """Draws scenes onto pictures; keeps each tag on its side of the hand from one to the next.

    Args:
        help_lines: (key, what it does), shown while help is on.

    Example:
        >>> overlay = Overlay([("q", "quit")])
        >>> overlay.draw(picture, scene)
    """

    def __init__(self, help_lines: Sequence[tuple[str, str]] = ()):
        self._help_lines = tuple(help_lines)
        self._slots: dict[int, int] = {}  # of the tags, by the hand's id

    def draw(
        self,
        picture: np.ndarray,
        scene: Scene,
        screen: ScreenState = PLAIN,
    ) -> None:
        """Draws a scene in place.

        Args:
            picture: uint8 (H, W, 3) RGB whose pixels lie side by side: no mirrored view.
            scene: what was seen and read.
            screen: what is shown besides.

        Raises:
            ValueError: if the picture is none of these.
        """
        _check(picture)
        hands = sorted(scene.hands, key=lambda hand: hand.id)
        layout = _arrange(picture, scene, screen)
        boxes = [box_around(hand.box, layout.stage, layout.px) for hand in hands]
        for hand, box in zip(hands, boxes, strict=True):
            draw_skeleton(picture, hand.landmarks, layout.px)
            draw_path(picture, hand.path, layout.px)
            draw_corners(picture, box, state_colour(hand), layout.px)
        draw_text(picture, scene.text, scene.decoded, layout, hint=bool(self._help_lines))
        draw_suggestions(picture, scene, layout)
        draw_chips(picture, screen.fps, layout)
        draw_message(picture, screen.message, layout)
        draw_masks(picture, hands, layout)
        self._draw_tags(picture, hands, boxes, layout)
        if screen.help:
            draw_help(picture, self._help_lines, layout.px)

    def _draw_tags(
        self, picture: np.ndarray, hands: list[SeenHand], boxes: list[Rect], layout: Layout
    ) -> None:
        slots = [self._slots.get(hand.id, 0) for hand in hands]
        places = place_tags(boxes, layout, slots)
        for hand, (tag, _) in zip(hands, places, strict=True):
            draw_tag(picture, tag, hand, layout.px)
        self._slots = {hand.id: slot for hand, (_, slot) in zip(hands, places, strict=True)}


def _arrange(picture: np.ndarray, scene: Scene, screen: ScreenState) -> Layout:
    height, width = picture.shape[:2]
    lines = message_lines(screen.message, width, scale(height, width))
    masks = min(max(len(scene.hands), 1), MASKS) if screen.mask else 0
    suggested = bool(scene.suggestions.literal)
    return arrange(height, width, masks, len(lines), screen.paused, suggested)


def _check(picture: np.ndarray) -> None:
    """OpenCV draws into a copy, or not at all, where pixels do not lie side by side."""
    shape, strides = picture.shape, picture.strides
    if picture.dtype != np.uint8 or shape[2:] != (3,) or strides[1:] != (3, 1) or strides[0] < 0:
        raise ValueError(
            "Expected `picture` as uint8 of shape (H, W, 3) with contiguous rows. "
            f"Received: {picture.dtype} of shape {shape} with strides {strides}"
        )
