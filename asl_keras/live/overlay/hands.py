"""What goes with a hand on the live picture: its skeleton, its box and the tag with its letter."""

import numpy as np

from asl_keras.hand.skeleton import FINGERS, PALM_BONES, WRIST
from asl_keras.live.overlay import lettering
from asl_keras.live.overlay.layout import Rect, Scale, sized
from asl_keras.live.overlay.sprite import (
    AMBER,
    FAINT,
    GREEN,
    INK,
    PANEL,
    Colour,
    blend,
    corners,
    panel,
    ring,
)
from asl_keras.live.scene import SeenHand
from asl_keras.mask import FINGER_COLOURS, PALM_COLOUR
from asl_keras.opencv import cv2

SUBPIXEL_BITS = 4  # of OpenCV's coordinates
FAR = 1e5  # pixels; a hand is never so far out, and OpenCV's coordinates end at 1e8
# Bones and joints, as in the mask: later ones over earlier, the thumb on top.
BONES = [
    (PALM_COLOUR, [list(bone) for bone in PALM_BONES]),
    *((FINGER_COLOURS[finger], [list(FINGERS[finger])]) for finger in reversed(FINGERS)),
]
JOINTS = [
    (PALM_COLOUR, [WRIST]),
    *((FINGER_COLOURS[finger], list(FINGERS[finger])) for finger in reversed(FINGERS)),
]
# In points, for a hand that is 200 of them long; a smaller hand gets thinner lines.
HAND, LEAST_SHARE = 200, 0.7
BONE, JOINT, SHADOW = 2, 3.4, 1
PATH, PATH_BEGINS = 4, 0.35  # points, and the share of that with which a path begins
LEAST_BONE, LEAST_JOINT = 2, 3  # pixels: OpenCV draws smaller discs as squares

BOX_PADDING, BOX_SHARE = 8, 0.06  # points, and a share of the hand's size on top
CORNER_RADIUS, CORNER_LENGTH, CORNER_LINE = 10, 24, 2.6

PANEL_OPACITY, TRACK_OPACITY = 0.85, 0.3
TAG_RADIUS, TAG_PADDING = 12, 6
RING, RING_STEPS = 3.5, 60
LETTER_SIZE, LETTER_ROOM = 0.58, 0.72  # of the ring's diameter; a word is made to fit
PERCENT_SIZE, PERCENT_AT = 17, 0.35  # its middle, as a share of the tag's height
METER, METER_AT = 6, 0.6


def draw_skeleton(picture: np.ndarray, landmarks: np.ndarray, px: Scale) -> None:
    """Draws landmarks, (21, 2 or 3) in pixels, as thin lines on a dark edge that sets them off."""
    size = np.ptp(landmarks[:, :2], axis=0).max() / px(HAND)
    share = min(max(float(size), LEAST_SHARE), 1)
    bone, shadow = max(px(BONE * share), LEAST_BONE), px(SHADOW)
    radius = max(JOINT * share * px.unit, LEAST_JOINT)
    points = _subpixels(landmarks)
    edges = [points[chain] for _, chains in BONES for chain in chains]
    cv2.polylines(picture, edges, False, PANEL, bone + 2 * shadow, cv2.LINE_AA, SUBPIXEL_BITS)
    for colour, chains in BONES:
        lines = [points[chain] for chain in chains]
        cv2.polylines(picture, lines, False, colour, bone, cv2.LINE_AA, SUBPIXEL_BITS)
    for colour, joints in JOINTS:
        for point in points[joints].tolist():
            _dot(picture, point, radius + shadow, PANEL)
            _dot(picture, point, radius, colour)


def draw_path(picture: np.ndarray, path: np.ndarray | None, px: Scale) -> None:
    """Draws what a fingertip draws, (n, 2) in pixels, thicker towards where it is now."""
    if path is None:
        return
    points = _subpixels(path)
    widths = px(PATH) * np.linspace(PATH_BEGINS, 1, len(points) - 1)
    for edge, colour in ((2 * px(SHADOW), PANEL), (0, INK)):
        for line, width in zip(np.stack([points[:-1], points[1:]], 1), widths, strict=True):
            thickness = max(round(width), 1) + edge
            cv2.polylines(picture, [line], False, colour, thickness, cv2.LINE_AA, SUBPIXEL_BITS)


def _subpixels(points: np.ndarray) -> np.ndarray:
    """Points (N, 2 or more) in pixels, where (0, 0) is a corner, as OpenCV's integers (N, 2)."""
    # OpenCV's (0, 0) is the middle of a pixel.
    inside = np.clip(points[:, :2] - 0.5, -FAR, FAR)
    return np.rint(inside * (1 << SUBPIXEL_BITS)).astype(np.int32)


def _dot(picture: np.ndarray, point: list[int], radius: float, colour: Colour) -> None:
    whole = round(radius * (1 << SUBPIXEL_BITS))
    cv2.circle(picture, point, whole, colour, cv2.FILLED, cv2.LINE_AA, SUBPIXEL_BITS)


def box_around(hand: tuple[int, int, int, int], stage: Rect, px: Scale) -> Rect:
    """A hand's box with some room around the hand, as far as it is on the stage."""
    box = Rect(*hand)
    room = px(BOX_PADDING) + round(BOX_SHARE * max(box.width, box.height))
    return box.grown(room).cut_to(stage)


def draw_corners(picture: np.ndarray, box: Rect, colour: Colour, px: Scale) -> None:
    """Draws the four corners of a box."""
    length = min(px(CORNER_LENGTH), box.width // 3, box.height // 3)
    if length < 2 * px(CORNER_LINE):
        return
    radius, edge = min(px(CORNER_RADIUS), length), px(SHADOW)
    thickness = px(CORNER_LINE) + 2 * edge
    right, bottom = box.right - length, box.bottom - length
    places = (box.left, box.top), (right, box.top), (right, bottom), (box.left, bottom)
    sprites = corners(length, radius, thickness, edge, colour)
    for sprite, place in zip(sprites, places, strict=True):
        blend(picture, sprite, *place)


def state_colour(hand: SeenHand) -> Colour:
    """Green for a letter that is known, amber else."""
    return AMBER if hand.letter is None else GREEN


def draw_tag(picture: np.ndarray, tag: Rect, hand: SeenHand, px: Scale) -> None:
    """Draws the letter in a ring that fills until it is written, and how probable it is."""
    plate = panel(tag.width, tag.height, px(TAG_RADIUS), PANEL, PANEL_OPACITY)
    blend(picture, plate, tag.left, tag.top)
    circle = tag.grown(-px(TAG_PADDING))
    circle = circle._replace(right=circle.left + circle.height)
    _draw_letter(picture, circle, hand, px)
    left, right = circle.right + 2 * px(TAG_PADDING), tag.right - 2 * px(TAG_PADDING)
    percent = f"{round(100 * hand.probability)}%"
    place = (left, tag.top + round(PERCENT_AT * tag.height))
    lettering.write(picture, percent, place, px(PERCENT_SIZE), INK, bold=True)
    top = tag.top + round(METER_AT * tag.height)
    _draw_meter(picture, sized(left, top, right - left, px(METER)), hand)


def _draw_letter(picture: np.ndarray, circle: Rect, hand: SeenHand, px: Scale) -> None:
    """A ring that fills; a full disc once the letter is written."""
    colour, side = state_colour(hand), circle.width
    written = hand.letter is not None and hand.progress >= 1
    if written:
        blend(picture, panel(side, side, side, colour), *circle[:2])
    else:
        blend(picture, ring(side, px(RING), 1, FAINT, TRACK_OPACITY), *circle[:2])
    if hand.letter is not None and not written:
        share = round(max(hand.progress, 0) * RING_STEPS) / RING_STEPS
        blend(picture, ring(side, px(RING), share, colour), *circle[:2])
    text = "?" if hand.letter is None else hand.letter
    size = lettering.fitting(text, round(LETTER_SIZE * side), round(LETTER_ROOM * side), bold=True)
    ink = PANEL if written else colour
    lettering.write(picture, text, circle.middle, size, ink, bold=True, align=0.5)


def _draw_meter(picture: np.ndarray, meter: Rect, hand: SeenHand) -> None:
    """A bar as long as the probability."""
    radius = meter.height // 2
    track = panel(meter.width, meter.height, radius, FAINT, TRACK_OPACITY)
    blend(picture, track, meter.left, meter.top)
    filled = round(meter.width * min(max(hand.probability, 0), 1))
    if filled:
        bar = panel(filled, meter.height, radius, state_colour(hand))
        blend(picture, bar, meter.left, meter.top)
