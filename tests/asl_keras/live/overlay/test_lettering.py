"""Text on pictures: where it lands, what is cut, and that no string stops it."""

import numpy as np
import pytest

from asl_keras.live.overlay import lettering
from asl_keras.live.overlay.lettering import (
    LONG_KEPT,
    SHORT_KEPT,
    beginning,
    capital_height,
    fitting,
    newest,
    width,
    wrap,
    write,
)

INK = (232, 234, 240)
LONG = "THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG"


def page(height: int = 60, width: int = 300, shade: int = 0) -> np.ndarray:
    return np.full((height, width, 3), shade, np.uint8)


def written(text: str, *arguments, **options) -> np.ndarray:
    picture = page()
    write(picture, text, (20, 30), 24, INK, *arguments, **options)
    return picture


def inked(picture: np.ndarray) -> tuple[int, int, int, int]:
    """Top, bottom, left and right of what is not black, the last ones not included."""
    rows, columns = np.flatnonzero(picture.any((1, 2))), np.flatnonzero(picture.any((0, 2)))
    return rows[0], rows[-1] + 1, columns[0], columns[-1] + 1


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_strokes_have_the_full_colour_on_any_background(shade):
    picture = page(shade=shade)
    write(picture, "HELLO", (20, 30), 40, INK, bold=True)
    assert (picture == INK).all(axis=2).sum() > 100


def test_the_font_is_proportional_and_has_a_bold_face():
    assert width("WWWW", 24) > 2 * width("iiii", 24)
    assert width("Hello", 24, bold=True) > width("Hello", 24)
    assert not np.array_equal(written("Hello"), written("Hello", bold=True))


@pytest.mark.parametrize("size", [9, 16, 24, 41])
def test_capitals_are_centred_on_the_given_height(size):
    picture = page()
    write(picture, "H", (20, 30), size, INK)
    top, bottom, *_ = inked(picture)
    assert bottom - top == capital_height(size)
    assert abs((top + bottom) / 2 - 30) <= 0.5


def test_the_place_is_the_start_the_middle_or_the_end_of_the_text():
    picture, taken = page(), width("HELLO", 24)
    assert write(picture, "HELLO", (150, 30), 24, INK, align=0.5) == taken
    *_, left, right = inked(picture)
    assert abs((left + right) / 2 - 150) <= 3  # the H has more air beside it than the O
    for align, start in ((0.0, 150), (1.0, 150 - taken)):
        picture = page()
        write(picture, "HELLO", (150, 30), 24, INK, align=align)
        *_, left, right = inked(picture)
        assert start <= left
        assert right <= start + taken


@pytest.mark.parametrize("place", [(-40, 5), (80, -3), (95, 48), (-500, 20), (30, 900)])
def test_text_is_cut_at_the_edges_of_the_picture(place):
    around = page(150, 300)
    write(around[50:100, 100:200], LONG, place, 30, INK)
    around[50:100, 100:200] = 0
    assert not around.any()


def test_an_empty_text_draws_nothing():
    assert not written("").any()
    assert write(page(), "", (0, 0), 24, INK) == 0


@pytest.mark.parametrize(
    "text", ["\n", "a\nb", "\0", "\ud800", "🤟", "手話", "שלום", "e\u0301", "\u200d", "\ufeff", " "]
)
def test_no_character_stops_it(text):
    picture = page()
    assert write(picture, text, (20, 30), 24, INK) >= 0
    assert newest(text * 50, 100, 24).startswith("…") or not width(text, 24)


def test_spaces_take_room_at_both_ends():
    assert width(" A ", 24) > width("A", 24)


def test_what_fits_is_not_cut():
    for cut in (newest, beginning):
        assert cut("HELLO", width("HELLO", 24) + 1, 24) == "HELLO"
        assert cut("", 10, 24) == ""


@pytest.mark.parametrize("room", [40, 120, 333])
@pytest.mark.parametrize("size", [10, 24])
def test_a_text_is_cut_to_its_newest_end_or_its_beginning(room, size):
    end, start = newest(LONG * 3, room, size), beginning(LONG * 3, room, size)
    assert end[0] == start[-1] == "…"
    assert (LONG * 3).endswith(end[1:])
    assert (LONG * 3).startswith(start[:-1])
    for cut in (end, start):
        # A space beside the ellipsis is dropped, so that up to two characters can be missing.
        assert room - 2 * width("W", size) - width(" ", size) <= width(cut, size) <= room + 1


def test_the_newest_end_does_not_depend_on_what_is_cut():
    assert newest("X" * 1000 + LONG, 200, 24) == newest(LONG, 200, 24)


def test_nothing_but_an_ellipsis_is_left_without_room():
    assert newest("HELLO", 1, 24) == beginning("HELLO", 1, 24) == "…"


def test_lines_are_wrapped_between_words():
    lines = wrap(LONG, 200, 16, lines=9)
    assert " ".join(lines) == LONG
    assert all(width(line, 16) <= 200 for line in lines)


def test_the_last_line_is_cut():
    first, second = wrap(LONG, 120, 16, lines=2)
    assert LONG.startswith(first)
    assert second.endswith("…")
    assert width(second, 16) <= 121
    assert wrap("A" * 99, 120, 16, lines=2)[0].endswith("…")
    assert wrap(" ", 120, 16, lines=2) == ()


def test_a_word_is_made_to_fit():
    assert fitting("A", 40, 50) == 40
    assert width("SPACE", fitting("SPACE", 40, 50)) <= 50
    assert fitting("SPACE", 40, 0) == 1


def test_no_more_strings_are_kept_than_allowed():
    for number in range(SHORT_KEPT + 9):
        write(page(), f"{number}", (0, 0), 9, INK)
        write(page(), f"{number:020}", (0, 0), 9, INK)
    assert lettering.rendered.cache_info().currsize == SHORT_KEPT
    assert lettering.rendered_long.cache_info().currsize == LONG_KEPT
