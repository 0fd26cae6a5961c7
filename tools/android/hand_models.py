"""What MediaPipe's faster hand model costs in letters: the app's live line with either of the two.

    python -m tools.android.hand_models ../shared/data/photos

Takes a minute for 960 photographs, in folders that are called as their letters. Each is one frame
of a video, after one that shows nothing: one look, nothing is smoothed.
"""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError
from asl_keras.frames.frame import Frame
from asl_keras.frames.picture import read_picture
from asl_keras.landmarks.hand_models import FAST_LANDMARKS, LANDMARKS, read_model
from mobile_export.android import ASSETS
from tools.android.compare import share
from tools.android.java_line import ReadScene, read

APART = 10.0  # seconds: no frame follows from another
EMPTY = np.zeros((64, 64, 3), np.uint8)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.android.hand_models", __doc__)
    page.add_argument("folder", type=Path, help="of photographs, by letter")
    photos = sorted(page.parse_args(arguments).folder.rglob("*.jpg"))
    if not photos:
        raise InputError("Expected photographs (*.jpg) in folders by letter. Received: none.")
    for model in (LANDMARKS, FAST_LANDMARKS):
        scenes = list(_read(photos, model))
        letters = [scene.hands[0].letter if scene.hands else None for scene in scenes]
        truth = [photo.parent.name for photo in photos]
        pairs = list(zip(letters, truth, strict=True))
        right = share(letter == true for letter, true in pairs)
        wrong = share(letter not in (None, true) for letter, true in pairs)
        print(f"{Path(model).name}: right letter {right}, wrong letter {wrong}")


def _read(photos: Sequence[Path], model: str) -> Iterator[ReadScene]:
    """What the app reads in each, with this model in the place of the exact one."""
    with TemporaryDirectory() as folder:
        assets = Path(folder) / "assets"
        shutil.copytree(ASSETS, assets)
        (assets / Path(LANDMARKS).name).write_bytes(read_model(model))
        scenes = read(_frames(photos), "video", assets=assets)
        yield from (scene for number, scene in enumerate(scenes) if number % 2)


def _frames(photos: Sequence[Path]) -> Iterator[Frame]:
    for number, photo in enumerate(photos):
        yield Frame(EMPTY, 2 * number * APART)
        yield Frame(read_picture(photo), (2 * number + 1) * APART)


if __name__ == "__main__":
    run(main)
