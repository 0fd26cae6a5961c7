"""Text on pictures in DejaVu Sans: each string is rendered once and blended from then on."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from asl_keras.errors import shortened, shown
from asl_keras.live.overlay.scripts import seen
from asl_keras.live.overlay.sprite import Colour, Sprite, blend, stencil

# With the letters of some alphabets alone; `tools/make_fonts.py` makes them, with their licence.
FONTS = Path(__file__).with_name("fonts")
ELLIPSIS = "…"
MOST_SHOWN = 60  # characters of what is lacking
NO_CHARACTER, SIZE_TO_COMPARE = "\uffff", 20
# Short strings come back (percentages, letters); long ones are few at a time, and large.
SHORT, SHORT_KEPT, LONG_KEPT = 12, 512, 32


class Lettering(NamedTuple):
    """A rendered string."""

    sprite: Sprite
    offset: tuple[int, int]
    """From the start of the baseline to the sprite's corner, right and down, in pixels."""
    advance: int
    """From the start of the string to the start of what follows it, in pixels."""


def write(
    picture: np.ndarray,
    text: str,
    place: tuple[int, int],
    size: int,
    colour: Colour,
    bold: bool = False,
    align: float = 0.0,
) -> int:
    """Writes one line onto a picture in place; what is outside of the picture is cut off.

    Args:
        picture: uint8 (H, W, 3) RGB.
        text: characters that the font lacks are shown as boxes.
        place: x, and the y of the middle of the capitals, in pixels.
        size: of the font in pixels per em, at least 1.
        colour: RGB.
        bold: in the bold face.
        align: share of the text that is to the left of the place: 0, 0.5 or 1.

    Returns:
        How wide the text is in pixels.
    """
    if not text:
        return 0
    render = rendered if len(text) <= SHORT else rendered_long
    sprite, offset, advance = render(text, size, colour, bold)
    left = place[0] - round(align * advance)
    baseline = place[1] + capital_height(size, bold) // 2
    blend(picture, sprite, left + offset[0], baseline + offset[1])
    return advance


def width(text: str, size: int, bold: bool = False) -> int:
    """How wide a line is in pixels, spaces at its ends included."""
    return round(_font(size, bold).getlength(seen(shown(text))))


@lru_cache(maxsize=64)
def capital_height(size: int, bold: bool = False) -> int:
    """The height of an H in pixels."""
    return -round(_font(size, bold).getbbox("H", anchor="ls")[1])


def lacking(texts: Iterable[str]) -> list[str]:
    """Those of some texts for which the font has boxes alone, at least in part."""
    return [text for text in texts if any(map(_is_box, seen(shown(text))))]


def remarks(labels: Iterable[str]) -> list[str]:
    """A sentence for the user where the font lacks some labels."""
    boxes = shortened(" ".join(lacking(labels)), MOST_SHOWN)
    if not boxes:
        return []
    return [f"The picture has boxes for {boxes}: its font lacks them. What is written has them."]


@lru_cache(maxsize=1024)
def _is_box(character: str) -> bool:
    font = _font(SIZE_TO_COMPARE, False)
    return bytes(font.getmask(character)) == bytes(font.getmask(NO_CHARACTER))


def fitting(text: str, size: int, room: int, bold: bool = False) -> int:
    """The size, or the smaller one at which a line takes no more than `room` pixels."""
    taken = width(text, size, bold)
    return size if taken <= room else max(size * room // taken, 1)


def newest(text: str, room: int, size: int, bold: bool = False) -> str:
    """The end of a text that fits into `room` pixels, behind an ellipsis where it is cut."""
    return _cut(text[::-1], room, size, bold)[::-1]


def beginning(text: str, room: int, size: int, bold: bool = False) -> str:
    """The start of a text that fits into `room` pixels, before an ellipsis where it is cut."""
    return _cut(text, room, size, bold)


def wrap(text: str, room: int, size: int, lines: int) -> tuple[str, ...]:
    """A text in at most `lines` lines of `room` pixels; the last is cut where more would follow."""
    wrapped = [""]
    for word in text.split():
        longer = f"{wrapped[-1]} {word}".lstrip()
        if wrapped[-1] and len(wrapped) < lines and width(longer, size) > room:
            wrapped.append(word)
        else:
            wrapped[-1] = longer
    return tuple(beginning(line, room, size) for line in wrapped if line)


def _cut(text: str, room: int, size: int, bold: bool) -> str:
    """As many characters as fit, looking at no more of the text than that."""
    used, fits, ellipsis = 0.0, 0, _advance(ELLIPSIS, size, bold)
    for count, character in enumerate(text, start=1):
        used += _advance(character, size, bold)
        if used + ellipsis <= room:
            fits = count
        if used > room:
            return text[:fits].rstrip() + ELLIPSIS
    return text


def _render(text: str, size: int, colour: Colour, bold: bool) -> Lettering:
    font, text = _font(size, bold), seen(shown(text))
    left, top, right, bottom = (round(edge) for edge in font.getbbox(text, anchor="ls"))
    image = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(image).text((-left, -top), text, fill=255, font=font, anchor="ls")
    sprite = stencil(np.asarray(image) / 255, colour)
    return Lettering(sprite, (left, top), width(text, size, bold))


Render = Callable[[str, int, Colour, bool], Lettering]
rendered: Render = lru_cache(maxsize=SHORT_KEPT)(_render)
rendered_long: Render = lru_cache(maxsize=LONG_KEPT)(_render)


@lru_cache(maxsize=1024)
def _advance(character: str, size: int, bold: bool) -> float:
    return _font(size, bold).getlength(shown(character))


@lru_cache(maxsize=64)
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    # Basic layout: what a string looks like does not depend on the libraries of the system.
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)
