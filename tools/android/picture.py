"""Puts the app's screenshots, which its tests draw, together to the picture of its README.

    python -m tools.android.picture --out docs/app.jpg --store fastlane/metadata/android/en-US

With --store, some of them are put where stores look for them, too.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError
from asl_keras.opencv import cv2

SCREENSHOTS = Path("android_demo/app/target/screenshots")
STORE = ("portrait", "correction", "night")
ROWS = (
    ("suggestions", "practice", "practice-summary", "correction", "settings", "permission-refused"),
    ("night", "large-font", "right-to-left", "texts", "big", "speed"),
    ("landscape", "tablet", "split-practice"),
)
WIDTH, GAP = 1640, 12
WHITE = 255
AS_JPEG = (cv2.IMWRITE_JPEG_QUALITY, 85)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.android.picture", __doc__)
    page.add_argument("--out", type=Path, required=True, help="a .jpg")
    page.add_argument("--store", type=Path, help="the folder of what stores show in a language")
    options = page.parse_args(arguments)

    picture = np.vstack([_row(names) for names in ROWS])[:-GAP]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(options.out), picture, AS_JPEG)
    print(f"{options.out}: {picture.shape[1]} x {picture.shape[0]} pixels")
    if options.store is not None:
        for number, name in enumerate(STORE, start=1):
            place = options.store / f"images/phoneScreenshots/{number}_{name}.jpg"
            place.parent.mkdir(parents=True, exist_ok=True)
            cv2.imwrite(str(place), _screenshot(name), AS_JPEG)


def _screenshot(name: str) -> np.ndarray:
    file = SCREENSHOTS / f"{name}.png"
    picture = cv2.imread(str(file))
    if picture is None:
        raise InputError(
            f"Expected a screenshot. Received: {file}, which is none; `make test-android` draws it."
        )
    return picture


def _row(names: Sequence[str]) -> np.ndarray:
    """Screens of one height beside each other, all of the picture's width, and a gap below."""
    screens = [_screenshot(name) for name in names]
    shares = [screen.shape[1] / screen.shape[0] for screen in screens]
    height = (WIDTH - GAP * (len(names) - 1)) / sum(shares)
    row = np.full((round(height) + GAP, WIDTH, 3), WHITE, np.uint8)
    left = 0.0
    for screen, share in zip(screens, shares, strict=True):
        size = round(height * share), round(height)
        scaled = cv2.resize(screen, size, interpolation=cv2.INTER_AREA)[:, : WIDTH - round(left)]
        row[: size[1], round(left) : round(left) + scaled.shape[1]] = scaled
        left += height * share + GAP
    return row


if __name__ == "__main__":
    run(main)
