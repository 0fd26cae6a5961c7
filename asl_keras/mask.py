"""The mask: a hand's skeleton on black. This file defines it; other renderers match it.

1. *Fit.* In float32, `q = rint((p - min) * (K / e))`, where `min` is the lower corner of the
   landmarks' bounding box, `e` its longer side and `K = 6.5 S` for a mask of S x S pixels. `rint`
   rounds halves to even. All that follows is integer, in units of 1/8 pixel.
2. *Centre.* Add `floor((8 S - max q) / 2)` to x and to y, each with its own maximum.
3. *Shapes*, later ones over earlier: the palm's bones, then per finger, from the little finger to
   the thumb, its three bones and its four landmarks, then the wrist (`SHAPES`, `PALETTE`).
   A bone covers the pixels whose centres (8 i + 4, 8 j + 4) lie within S / 8 of the segment, a
   landmark those within 3 S / 16 of the point, both limits included.

No anti-aliasing: a pixel has a shape's colour or it has not. Every quantity fits into an int32 for
S <= 224 if the square root below is taken on 64 bits. S is a multiple of 16. z is not used.
"""

import numpy as np

from asl_keras.hand.skeleton import FINGERS, LANDMARK_COUNT, PALM_BONES, WRIST, finger_bones

MASK_VERSION = 1
SUBPIXELS = 8
DEFAULT_SIDE = 224
FAR = 1 << 20  # further than any mask is wide
SIDES = range(32, 513, 16)
Limits = tuple[np.ndarray, np.ndarray]  # the least and the greatest

PALM_COLOUR = (110, 110, 110)
FINGER_COLOURS = {
    "thumb": (255, 64, 64),
    "index": (255, 200, 0),
    "middle": (64, 220, 64),
    "ring": (0, 190, 255),
    "little": (200, 80, 255),
}


def _brighter(colour: tuple[int, int, int]) -> tuple[int, int, int]:
    """The colour of a finger's landmarks: half way from the finger's to white."""
    red, green, blue = ((channel + 255) // 2 for channel in colour)
    return red, green, blue


def _shapes() -> list[tuple[int, int, tuple[int, int, int]]]:
    """(from, to, colour) in the order of drawing; a landmark is a segment from itself to itself."""
    shapes = [(start, end, PALM_COLOUR) for start, end in PALM_BONES]
    for finger in reversed(FINGERS):
        colour = FINGER_COLOURS[finger]
        shapes += [(start, end, colour) for start, end in finger_bones(finger)]
        shapes += [(joint, joint, _brighter(colour)) for joint in FINGERS[finger]]
    return [*shapes, (WRIST, WRIST, _brighter(PALM_COLOUR))]


SHAPES = np.array([shape[:2] for shape in _shapes()])  # (42, 2) landmarks
PALETTE = np.array([(0, 0, 0), *(shape[2] for shape in _shapes())], np.uint8)  # black, then shapes
IS_LANDMARK = SHAPES[:, 0] == SHAPES[:, 1]


def draw(landmarks: np.ndarray, side: int = DEFAULT_SIDE) -> np.ndarray:
    """Draws hands as masks.

    Args:
        landmarks: (N, 21, 3) or (N, 21, 2), finite x and y in any common unit.
        side: of the mask in pixels, a multiple of 16 from 32 to 512.

    Returns:
        uint8 (N, side, side, 3) RGB.

    Raises:
        ValueError: if the side or the shape is none of these.
    """
    check_side(side)
    if landmarks.ndim != 3 or landmarks.shape[1] != LANDMARK_COUNT:
        raise ValueError(f"Expected `landmarks` of shape (N, 21, 3). Received: {landmarks.shape}")
    return PALETTE[_paint(fit(landmarks, side), side)]


def check_side(side: int) -> None:
    """Raises ValueError unless masks may have a side of this many pixels."""
    if side not in SIDES:
        raise ValueError(
            f"Expected a side that is a multiple of 16 from 32 to 512. Received: {side}"
        )


def fit(landmarks: np.ndarray, side: int) -> np.ndarray:
    """Steps 1 and 2: landmarks (N, 21, 2 or 3) to int64 (N, 21, 2) in 1/8 pixel of the mask."""
    points = landmarks[..., :2].astype(np.float32)
    corner = points.min(axis=1, keepdims=True)
    extent = (points.max(axis=1, keepdims=True) - corner).max(axis=2, keepdims=True)
    # A hand of no size is a point in the middle.
    scale = np.float32(6.5 * side) / np.where(extent > 0, extent, np.float32(1))
    fitted = np.rint((points - corner) * scale).astype(np.int64)
    return fitted + (SUBPIXELS * side - fitted.max(axis=1, keepdims=True)) // 2


def _paint(points: np.ndarray, side: int) -> np.ndarray:
    """Step 3: fitted points (N, 21, 2) to uint8 (N, side, side), the rows of `PALETTE`."""
    hand, shape, row, first, last = _spans(points, side)
    length = np.maximum(last - first + 1, 0)
    start = (hand * side + row) * side + first
    # The pixels of all spans in a row, in the order of drawing: NumPy keeps the last value
    # that is assigned to an index.
    pixels = np.arange(length.sum()) + np.repeat(start - (np.cumsum(length) - length), length)
    picture = np.zeros((len(points), side, side), np.uint8)
    picture.reshape(-1)[pixels] = np.repeat((shape + 1).astype(np.uint8), length)
    return picture


def _spans(points: np.ndarray, side: int) -> tuple[np.ndarray, ...]:
    """(hand, shape, row, first, last): the pixels that a shape covers in one row of one mask."""
    a, b = points[:, SHAPES[:, 0]], points[:, SHAPES[:, 1]]  # (N, 42, 2)
    radius = np.where(IS_LANDMARK, 3 * side // 16, side // 8)
    top = _first_centre(np.minimum(a, b)[..., 1] - radius)
    rows = _last_centre(np.maximum(a, b)[..., 1] + radius) - top + 1  # (N, 42)
    span = np.repeat(np.arange(rows.size), rows.ravel())
    hand, shape = np.divmod(span, len(SHAPES))
    row = np.arange(len(span)) + (top.ravel() - (np.cumsum(rows) - rows.ravel()))[span]
    y = SUBPIXELS * row + SUBPIXELS // 2
    left, right = _extent(a.reshape(-1, 2)[span], b.reshape(-1, 2)[span], radius[shape], y)
    return hand, shape, row, _first_centre(left), _last_centre(right)


def _extent(a: np.ndarray, b: np.ndarray, radius: np.ndarray, y: np.ndarray) -> Limits:
    """The least and greatest whole x within `radius` of the segment a-b on the line y.

    What lies within a radius of a segment is two discs and the rectangle between them. It is
    convex, so that on one line it runs without a gap from the least to the greatest x of the three.
    """
    pieces = _disc(a, radius, y), _disc(b, radius, y), _rectangle(a, b, radius, y)
    left = np.minimum.reduce([np.where(low <= high, low, FAR) for low, high in pieces])
    right = np.maximum.reduce([np.where(low <= high, high, -FAR) for low, high in pieces])
    return left, right


def _disc(centre: np.ndarray, radius: np.ndarray, y: np.ndarray) -> Limits:
    room = radius**2 - (y - centre[:, 1]) ** 2
    reach = np.where(room >= 0, _whole_root(np.maximum(room, 0)), -FAR)
    return centre[:, 0] - reach, centre[:, 0] + reach


def _rectangle(a: np.ndarray, b: np.ndarray, radius: np.ndarray, y: np.ndarray) -> Limits:
    dx, dy = (b - a).T
    vy = y - a[:, 1]
    square = dx**2 + dy**2
    reach = _whole_root(radius**2 * square)
    # Along the segment: 0 <= vx dx + vy dy <= square. Across it: |vx dy - vy dx| <= reach.
    along = _multiples(dx, -vy * dy, square - vy * dy)
    across = _multiples(dy, vy * dx - reach, vy * dx + reach)
    left, right = np.maximum(along[0], across[0]), np.minimum(along[1], across[1])
    return a[:, 0] + left, a[:, 0] + np.where(square > 0, right, -2 * FAR)


def _multiples(factor: np.ndarray, low: np.ndarray, high: np.ndarray) -> Limits:
    """The least and greatest whole v with low <= v * factor <= high."""
    low, high = np.where(factor < 0, (-high, -low), (low, high))
    divisor = np.maximum(np.abs(factor), 1)
    any_or_none = np.where((low <= 0) & (high >= 0), FAR, -FAR)
    least = np.where(factor == 0, -any_or_none, -(-low // divisor))
    greatest = np.where(factor == 0, any_or_none, high // divisor)
    return least, greatest


def _whole_root(square: np.ndarray) -> np.ndarray:
    """The whole part of a square root; exact, as squares here are far below 2**52."""
    return np.sqrt(square).astype(np.int64)


def _first_centre(position: np.ndarray) -> np.ndarray:
    """The first pixel whose centre is not before the position."""
    return -((SUBPIXELS // 2 - position) // SUBPIXELS)


def _last_centre(position: np.ndarray) -> np.ndarray:
    """The last pixel whose centre is not after the position."""
    return (position - SUBPIXELS // 2) // SUBPIXELS
