"""Makes the fonts of the live picture: DejaVu Sans with the characters that it may show.

    python -m tools.make_fonts

Takes a second. Takes the fonts that Matplotlib carries, leaves out all but the letters of alphabets
and a few signs, and keeps the hinting, so that text looks as it did. The bytes are the same every
time.
"""

import io
import shutil
from collections.abc import Sequence
from pathlib import Path

import matplotlib
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from asl_keras.command import manual_page, run
from asl_keras.files import write_bytes

OUT = Path(__file__).parents[1] / "asl_keras/live/overlay/fonts"
FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
LICENCE = "LICENSE_DEJAVU"
CHARACTERS = (
    range(0x20, 0x7F),  # Basic Latin
    range(0xA0, 0x180),  # Latin-1 Supplement, Latin Extended-A
    range(0x370, 0x400),  # Greek
    range(0x400, 0x500),  # Cyrillic
    range(0x530, 0x590),  # Armenian
    range(0x590, 0x600),  # Hebrew
    range(0x600, 0x700),  # Arabic
    range(0x10A0, 0x1100),  # Georgian
    range(0x2000, 0x2070),  # general punctuation
    range(0x20A0, 0x20C0),  # currencies
    range(0x2190, 0x2200),  # arrows
    range(0xFB50, 0xFC00),  # Arabic presentation forms, which `overlay.scripts` takes
    range(0xFE70, 0xFF00),
)
# Pillow's basic layout reads `kern`, and none of what replaced it.
UNREAD = ["FFTM", "GDEF", "GPOS", "GSUB", "MATH"]


def main(arguments: Sequence[str]) -> None:
    """Writes the fonts and their licence."""
    manual_page("tools.make_fonts", __doc__).parse_args(arguments)
    theirs = Path(matplotlib.get_data_path(), "fonts/ttf")
    for name in FONTS:
        content = subset(theirs / name)
        write_bytes(OUT / name, content)
        print(f"{OUT / name}: {len(content) / 1000:.0f} kB")
    shutil.copyfile(theirs / LICENCE, OUT / LICENCE)


def subset(file: Path) -> bytes:
    """A font with CHARACTERS, and the box for all others, alone."""
    options = Options(
        drop_tables=[*Options().drop_tables, *UNREAD],
        legacy_kern=True,
        notdef_outline=True,
        hinting=True,
        name_IDs=["*"],
    )
    font = TTFont(file, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for codes in CHARACTERS for code in codes])
    subsetter.subset(font)
    content = io.BytesIO()
    font.save(content)
    return content.getvalue()


if __name__ == "__main__":
    run(main)
