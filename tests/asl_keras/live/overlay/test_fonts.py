"""The fonts in the package: small, complete, and like those that they were taken from."""

from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from asl_keras.live.overlay.lettering import FONTS
from tools import make_fonts

THEIRS = Path(matplotlib.get_data_path(), "fonts/ttf")


def rendered(file: Path, size: int, text: str) -> np.ndarray:
    """A text in a font, as the overlay renders it."""
    font = ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
    image = Image.new("L", (60 * size, 2 * size))
    ImageDraw.Draw(image).text((size, size), text, fill=255, font=font, anchor="ls")
    return np.asarray(image)


@pytest.mark.parametrize("name", make_fonts.FONTS)
@pytest.mark.parametrize("size", [9, 15, 24, 41])
@pytest.mark.parametrize(
    "text",
    [
        *("AVATAR To. We, fi ffl 0123456789%", "Ça va? Łódź, Straße, ¿señor?", "Ωμέγα αβγδε"),
        *("Жёлтый цветок", "“quoted” dots… →←↑↓ 5 € ‰", "手話 🤟"),
    ],
)
def test_text_looks_as_in_the_whole_font(name, size, text):
    ours, theirs = (rendered(folder / name, size, text) for folder in (FONTS, THEIRS))
    assert ours.any()
    np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("name", make_fonts.FONTS)
def test_the_bytes_are_the_same_every_time(name):
    assert make_fonts.subset(THEIRS / name) == make_fonts.subset(THEIRS / name)


def test_they_are_small_and_their_licence_lies_beside_them():
    assert sum((FONTS / name).stat().st_size for name in make_fonts.FONTS) < 330_000
    assert "Bitstream Vera" in (FONTS / make_fonts.LICENCE).read_text()
