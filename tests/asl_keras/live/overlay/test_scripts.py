"""Text of scripts that are written from the right, or whose letters join."""

import numpy as np
import pytest

from asl_keras.live.overlay.lettering import lacking, newest, remarks, write
from asl_keras.live.overlay.scripts import seen


@pytest.mark.parametrize(
    ("text", "from_left"),
    [
        ("HELLO", "HELLO"),
        ("Жёлтый Ωμέγα é", "Жёлтый Ωμέγα é"),
        ("אבג", "גבא"),
        ("אב גד", "דג בא"),
        ("AB אב CD", "AB בא CD"),
        ("אב CD", "CD בא"),
        ("אב 12", "12 בא"),
        ("(אב)", "(בא)"),
        ("שָׁב", "בשָׁ"),  # marks stay behind their letter
        ("ش", "ﺵ"),
        ("بيت", "ﺖﻴﺑ"),
        ("دار", "ﺭﺍﺩ"),  # these do not join with what follows
        ("بَيت", "ﺖﻴﺑَ"),  # a mark does not part letters
        ("لا", "ﻻ"),
        ("بلا", "ﻼﺑ"),
        ("گپ", "ﭗﮔ"),
        ("A ب…", "A ﺏ…"),
        ("…ب", "ﺏ…"),
        ("…", "…"),
        ("", ""),
    ],
)
def test_a_line_is_seen_in_its_order_and_forms(text, from_left):
    assert seen(text) == from_left


@pytest.mark.parametrize("text", ["क्ष", "日本", "بيت 12 SCH", "\u202e", "ש" * 5000, "\u0653", "🤟"])
def test_every_label_and_text_is_drawn(text):
    picture = np.zeros((40, 300, 3), np.uint8)
    write(picture, newest(text, 280, 20), (5, 20), 20, (255, 255, 255), bold=True)
    assert picture.any()


def test_what_the_font_lacks_is_said():
    assert lacking(["A", "Ä", "Я", "א", "ش", "ق", "क", "SCH日"]) == ["क", "SCH日"]
    assert remarks(["A", "HELLO", "ش"]) == []
    (said,) = remarks(["A", "क", "ख"])
    assert "boxes for क ख:" in said
