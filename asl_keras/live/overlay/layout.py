"""Where things stand on the live picture: rectangles in pixels, nothing is drawn here.

Lengths are in points: there are 480 of them in the shorter side of a picture.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

POINTS = 480
LEAST_UNIT = 0.7  # pixels per point: below, text would be too small to read
MARGIN = 12  # from the picture's edge to what stands in its corners
GAP = 6
BAR_HEIGHT = 52
STRIP_HEIGHT = 40
BANNER_PADDING, BANNER_LINE = 7, 20
CHIP_HEIGHT, FPS_WIDTH, PAUSED_WIDTH = 24, 62, 84
INSET_SHARE = 5  # of the picture's shorter side
INSET_PADDING = 3


class Rect(NamedTuple):
    """Pixels from `left` and `top` up to, not including, `right` and `bottom`."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """In pixels, as all that follows."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[int, int]:
        """Its x and its y."""
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2

    def grown(self, step: int) -> "Rect":
        """With all sides moved outwards, or inwards by a negative step."""
        return Rect(self.left - step, self.top - step, self.right + step, self.bottom + step)

    def cut_to(self, frame: "Rect") -> "Rect":
        """The part inside a frame; a point or a line at its edge if there is none."""
        left, right = (min(max(x, frame.left), frame.right) for x in (self.left, self.right))
        top, bottom = (min(max(y, frame.top), frame.bottom) for y in (self.top, self.bottom))
        return Rect(left, top, right, bottom)

    def moved_into(self, frame: "Rect") -> "Rect":
        """The nearest place of this size inside a frame; from its corner on if it is too large."""
        left = max(min(self.left, frame.right - self.width), frame.left)
        top = max(min(self.top, frame.bottom - self.height), frame.top)
        return sized(left, top, self.width, self.height)

    def shared(self, other: "Rect") -> int:
        """The area that belongs to both."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0


def sized(left: int, top: int, width: int, height: int) -> Rect:
    """A rectangle by its corner and its size."""
    return Rect(left, top, left + width, top + height)


@dataclass(frozen=True)
class Scale:
    """From points to pixels."""

    unit: float

    def __call__(self, points: float) -> int:
        """A length in pixels, at least one."""
        return max(1, round(points * self.unit))


@dataclass(frozen=True)
class Layout:
    """What stands where, apart from what goes with the hands."""

    px: Scale
    bar: Rect
    """The text, at the bottom."""
    strip: Rect | None
    """What a word may become, above the text."""
    fps: Rect
    paused: Rect | None
    banner: Rect | None
    """The message, at the top."""
    insets: tuple[Rect, ...]
    """The masks, from left to right."""
    stage: Rect
    """Where boxes and tags may be."""

    @property
    def taken(self) -> tuple[Rect, ...]:
        """What a tag must not cover, with some air around it."""
        chips = [self.fps, *([self.paused] if self.paused else [])]
        cards = [inset.grown(self.px(INSET_PADDING)) for inset in self.insets]
        return tuple(rect.grown(self.px(GAP)) for rect in chips + cards)


@lru_cache(maxsize=32)
def arrange(
    height: int,
    width: int,
    insets: int = 0,
    banner_lines: int = 0,
    paused: bool = False,
    suggested: bool = False,
) -> Layout:
    """The layout of a picture of this size in pixels."""
    px = scale(height, width)
    banner_height = px(2 * BANNER_PADDING + BANNER_LINE * banner_lines) if banner_lines else 0
    top = banner_height + px(MARGIN)
    fps = sized(px(MARGIN), top, px(FPS_WIDTH), px(CHIP_HEIGHT))
    pause = sized(fps.right + px(GAP), top, px(PAUSED_WIDTH), px(CHIP_HEIGHT))
    bar = Rect(0, height - px(BAR_HEIGHT), width, height)
    strip = Rect(0, bar.top - px(STRIP_HEIGHT), width, bar.top) if suggested else None
    return Layout(
        px=px,
        bar=bar,
        strip=strip,
        fps=fps,
        paused=pause if paused else None,
        banner=Rect(0, 0, width, banner_height) if banner_lines else None,
        insets=_insets(
            insets, width - px(MARGIN), top, max(min(height, width) // INSET_SHARE, 1), px
        ),
        stage=Rect(0, banner_height, width, (strip or bar).top).grown(-px(GAP)),
    )


def scale(height: int, width: int) -> Scale:
    """The size of a point in a picture of this size in pixels."""
    return Scale(max(min(height, width) / POINTS, LEAST_UNIT))


def _insets(count: int, right: int, top: int, side: int, px: Scale) -> tuple[Rect, ...]:
    """Squares in a row that ends, with its padding, at the right."""
    step, inner = side + 2 * px(INSET_PADDING) + px(GAP), right - px(INSET_PADDING) - side
    places = [inner - step * index for index in reversed(range(count))]
    return tuple(sized(left, top + px(INSET_PADDING), side, side) for left in places)
