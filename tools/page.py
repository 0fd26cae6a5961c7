"""Takes a picture of a run's page in a browser: on a desktop by day, on a phone by night.

Example:
  python -m tools.page runs/landmarks/report.html --out docs/report.png

Needs Chromium (Debian's package `chromium`).
"""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError

HEIGHT, MARGIN = 1500, 28
WIDTHS = {"light": 860, "dark": 390}  # a frame has the scheme of its element
COLOURS = 128  # of the picture, so that it is small


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.page", __doc__)
    page.add_argument("page", type=Path, help="of a run or an evaluation")
    page.add_argument("--out", type=Path, required=True, metavar="PNG", help="the picture to write")
    options = page.parse_args(arguments)
    if not options.page.is_file():
        raise InputError(f"Expected a page of a run. Received: {options.page}, which is no file.")
    with tempfile.TemporaryDirectory() as folder:
        taken = _take(options.page.resolve().as_uri(), Path(folder))
        with Image.open(taken) as picture:
            small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(options.out, optimize=True)
    print(options.out)


def _take(address: str, folder: Path) -> Path:
    """A picture of both frames side by side."""
    frames = "".join(
        f'<iframe style="color-scheme: {scheme}; width: {width}px" src="{address}"></iframe>'
        for scheme, width in WIDTHS.items()
    )
    both, taken = folder / "both.html", folder / "taken.png"
    both.write_text(
        "<!doctype html><style>"
        f"body {{ display: flex; gap: {MARGIN}px; margin: {MARGIN}px; background: #d5dae0 }}"
        f"iframe {{ height: {HEIGHT}px; border: 0; border-radius: 10px }}"
        f"</style>{frames}"
    )
    width = sum(WIDTHS.values()) + MARGIN * (len(WIDTHS) + 1)
    command = ["chromium", "--headless=new", "--no-sandbox", "--hide-scrollbars"]
    size = f"--window-size={width},{HEIGHT + 2 * MARGIN}"
    subprocess.run(
        [*command, size, f"--screenshot={taken}", both.as_uri()],
        check=True,
        timeout=60,
        stderr=subprocess.DEVNULL,
    )
    return taken


if __name__ == "__main__":
    run(main)
