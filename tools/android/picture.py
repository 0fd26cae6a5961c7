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
UPRIGHT = ("portrait", "night", "large-font", "correction", "settings", "permission-refused")
STORE = ("portrait", "correction", "night")
HEIGHT, GAP = 560, 12
WHITE = 255
QUALITY = 85


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.android.picture", __doc__)
    page.add_argument("--out", type=Path, required=True, help="a .jpg")
    page.add_argument("--store", type=Path, help="the folder of what stores show in a language")
    options = page.parse_args(arguments)

    row = np.hstack([_beside(_scaled(_screenshot(name), HEIGHT)) for name in UPRIGHT])[:, GAP:]
    landscape = _screenshot("landscape")
    height = round(landscape.shape[0] * row.shape[1] / landscape.shape[1])
    landscape = cv2.resize(landscape, (row.shape[1], height), interpolation=cv2.INTER_AREA)
    between = np.full((GAP, row.shape[1], 3), WHITE, np.uint8)
    picture = np.vstack([row, between, landscape])
    options.out.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(options.out), picture, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    print(f"{options.out}: {picture.shape[1]} x {picture.shape[0]} pixels")
    if options.store is not None:
        for number, name in enumerate(STORE, start=1):
            place = options.store / f"images/phoneScreenshots/{number}_{name}.png"
            place.parent.mkdir(parents=True, exist_ok=True)
            cv2.imwrite(str(place), _screenshot(name))


def _screenshot(name: str) -> np.ndarray:
    file = SCREENSHOTS / f"{name}.png"
    picture = cv2.imread(str(file))
    if picture is None:
        raise InputError(
            f"Expected a screenshot. Received: {file}, which is none; `make test-android` draws it."
        )
    return picture


def _scaled(picture: np.ndarray, height: int) -> np.ndarray:
    width = round(picture.shape[1] * height / picture.shape[0])
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)


def _beside(picture: np.ndarray) -> np.ndarray:
    return cv2.copyMakeBorder(picture, 0, 0, GAP, 0, cv2.BORDER_CONSTANT, value=[WHITE] * 3)


if __name__ == "__main__":
    run(main)
