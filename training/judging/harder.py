"""Makes photographs of hands harder: dark, grey, small, turned, at the edge, beside a face.

Each kind is one thing that a camera does to a hand; `KINDS` names them. All are uint8 (H, W, 3) RGB
to the same, and what is random in them comes from a generator, so that a picture can be made again.
"""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from asl_keras.hand.hand import Hand
from asl_keras.opencv import cv2

Box = tuple[int, int, int, int]
"""Left, top, right and bottom of the hand in pixels."""
Harder = Callable[[np.ndarray, Box, np.random.Generator], np.ndarray]

FLESH = 0.06  # sizes of the hand, beyond its landmarks
MARGIN = 0.03  # of the hand's longer side, around a hand that fills its picture
CUT = 0.1  # of the hand's side, beyond the edge
FEATHER = 6  # pixels, over which a pasted photograph fades into the room
SKIN = (205, 160, 135)


def dark(picture: np.ndarray, _: Box, random: np.random.Generator, light: float) -> np.ndarray:
    """A share of the light, with a sensor's noise of 2 levels."""
    return _bytes(picture * light + random.normal(0, 2, picture.shape))


def noisy(picture: np.ndarray, _: Box, random: np.random.Generator) -> np.ndarray:
    """White noise of 20 levels."""
    return _bytes(picture + random.normal(0, 20, picture.shape))


def faint(picture: np.ndarray, _: Box, __: np.random.Generator) -> np.ndarray:
    """A quarter of the contrast, as through fog."""
    return _bytes(picture * 0.25 + 110)


def grey(picture: np.ndarray, _: Box, __: np.random.Generator) -> np.ndarray:
    """Without colour."""
    return cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)


def filling(picture: np.ndarray, box: Box, _: np.random.Generator) -> np.ndarray:
    """Cut so that the hand fills it."""
    left, top, right, bottom = box
    margin = round(MARGIN * max(right - left, bottom - top))
    rows = slice(max(top - margin, 0), bottom + margin)
    return np.ascontiguousarray(picture[rows, max(left - margin, 0) : right + margin])


def small(picture: np.ndarray, _: Box, random: np.random.Generator, side: int) -> np.ndarray:
    """The photograph so many pixels high, somewhere in a room of 1920 x 1080 pixels."""
    photo = _of_height(picture, side)
    room = background(1920, 1080, random)
    free = np.array([room.shape[1] - photo.shape[1], room.shape[0] - photo.shape[0]])
    return _pasted(photo, room, random.uniform(0, 1, 2) * free)


def at_the_edge(picture: np.ndarray, box: Box, random: np.random.Generator) -> np.ndarray:
    """In a room of 640 x 480 pixels, a tenth of the hand beyond its left, right or upper edge."""
    scale = 360 / picture.shape[0]
    left, top, right, bottom = (scale * edge for edge in box)
    side = random.integers(3)
    middle = 240 - (top + bottom) / 2, 320 - (left + right) / 2
    corner = (
        (-left - CUT * (right - left), middle[0]),
        (640 - right + CUT * (right - left), middle[0]),
        (middle[1], -top - CUT * (bottom - top)),
    )[side]
    return _pasted(_of_height(picture, 360), background(640, 480, random), np.array(corner))


def beside_a_face(picture: np.ndarray, _: Box, random: np.random.Generator) -> np.ndarray:
    """Half as high as a room of 640 x 480 pixels, next to something like a face."""
    room = background(640, 480, random)
    on_the_left = random.random() < 0.5
    draw_face(room, (170 if on_the_left else 470, 220), 105, random)
    photo = _of_height(picture, 260)
    across = 470 if on_the_left else 170
    return _pasted(photo, room, np.array([across - photo.shape[1] / 2, 150]))


def turned(picture: np.ndarray, _: Box, __: np.random.Generator, degrees: int) -> np.ndarray:
    """Turned counterclockwise; quarters exactly, else with its edges drawn out."""
    if degrees % 90 == 0:
        return np.ascontiguousarray(np.rot90(picture, degrees // 90))
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return cv2.warpAffine(picture, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)


KINDS: Mapping[str, Harder] = {
    "half of 1080p": partial(small, side=540),
    "third of 1080p": partial(small, side=360),
    "at the edge": at_the_edge,
    "beside a face": beside_a_face,
    "filling": filling,
    "light 0.3": partial(dark, light=0.3),
    "light 0.15": partial(dark, light=0.15),
    "noisy": noisy,
    "grey": grey,
    "faint": faint,
    **{f"turned {degrees}": partial(turned, degrees=degrees) for degrees in (30, -30, 45, -45)},
    **{f"turned {degrees}": partial(turned, degrees=degrees) for degrees in (90, 180, 270)},
}


def around(hand: Hand, picture: np.ndarray) -> Box:
    """The box of a hand with its flesh, within the picture."""
    margin = FLESH * hand.size
    low = np.maximum(hand.landmarks[:, :2].min(axis=0) - margin, 0)
    high = np.minimum(hand.landmarks[:, :2].max(axis=0) + margin, picture.shape[1::-1])
    return int(low[0]), int(low[1]), int(high[0]), int(high[1])


def middle(picture: np.ndarray) -> Box:
    """The box of a hand that is not found: a tenth less than the picture on each side."""
    height, width = picture.shape[:2]
    return width // 10, height // 10, width - width // 10, height - height // 10


def background(width: int, height: int, random: np.random.Generator) -> np.ndarray:
    """Soft spots of colour, like a room out of focus."""
    spots = random.integers(40, 220, (6, 8, 3)).astype(np.uint8)
    return cv2.resize(spots, (width, height), interpolation=cv2.INTER_CUBIC)


def draw_face(
    picture: np.ndarray, centre: tuple[int, int], radius: int, random: np.random.Generator
) -> None:
    """Draws something like a face into a picture: skin, hair, eyes, nose and mouth."""
    x, y = centre
    shade = random.uniform(0.35, 1.15)
    skin = [min(255.0, tone * shade) for tone in SKIN]
    shadow, hair = [0.75 * tone for tone in skin], random.integers(10, 120, 3).tolist()
    cv2.ellipse(picture, (x, y - radius // 4), (radius, radius), 0, 0, 360, hair, -1, cv2.LINE_AA)
    axes = int(0.78 * radius), radius
    cv2.rectangle(picture, (x - radius // 3, y), (x + radius // 3, y + 2 * radius), shadow, -1)
    cv2.ellipse(picture, centre, axes, 0, 0, 360, skin, -1, cv2.LINE_AA)
    for side in (-1, 1):
        eye = x + side * radius // 3, y - radius // 5
        cv2.ellipse(picture, eye, (radius // 7, radius // 14), 0, 0, 360, (235, 235, 235), -1)
        cv2.circle(picture, eye, radius // 16, (40, 30, 30), -1, cv2.LINE_AA)
    cv2.line(picture, (x, y - radius // 8), (x - radius // 10, y + radius // 4), shadow, 3)
    mouth = x, y + radius // 2
    cv2.ellipse(picture, mouth, (radius // 3, radius // 9), 0, 0, 360, (150, 60, 70), -1)


def _of_height(picture: np.ndarray, height: int) -> np.ndarray:
    scale = height / picture.shape[0]
    return cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def _pasted(photo: np.ndarray, room: np.ndarray, corner: np.ndarray) -> np.ndarray:
    """The photograph in the room, its upper left corner there; its edges fade away."""
    height, width = photo.shape[:2]
    move = np.array([[1, 0, corner[0]], [0, 1, corner[1]]], np.float32)
    inner = np.zeros((height, width), np.float32)
    inner[2 * FEATHER : -2 * FEATHER, 2 * FEATHER : -2 * FEATHER] = 1
    soft = cv2.GaussianBlur(inner, (0, 0), FEATHER)
    size = room.shape[1], room.shape[0]
    weight = cv2.warpAffine(soft, move, size)[..., np.newaxis]
    return _bytes(cv2.warpAffine(photo, move, size) * weight + room * (1 - weight))


def _bytes(levels: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(levels), 0, 255).astype(np.uint8)
