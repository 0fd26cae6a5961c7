"""Draws the frame of a video at which a letter is written, as the window shows it.

    python -m tools.annotated clips/project_s-JUMP-plain.mp4 --letters 1 --out docs/path.png

Takes as long as the video up to there. Letters that are written and corrected count alike. Needs no
screen, so that the picture is the same on every machine; what only the window has, it lacks.
"""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError
from asl_keras.frames import open_frames
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.live.options import LanguageOptions
from asl_keras.live.overlay import Overlay
from asl_keras.live.reader import LiveReader
from asl_keras.live.watch import View, watch_all
from asl_keras.pretrained import open_reader
from asl_keras.text import Correction, Letter

COLOURS = 128  # enough for a picture of 40 kB


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.annotated", __doc__)
    page.add_argument("video", type=Path, help="with hands that spell")
    page.add_argument("--letters", type=int, default=1, help="to wait for")
    page.add_argument("--out", type=Path, required=True, metavar="PNG", help="the picture to write")
    given = page.parse_args(arguments)
    model, left = open_reader(), given.letters
    reader = LiveReader(model, decoder=LanguageOptions().open(model.alphabet))
    with open_frames(str(given.video)) as source, TrackingOptions().open() as landmarker:
        for frame, hands in watch_all(source, landmarker, View(mirrored=False)):
            scene, written = reader.read(frame, hands)
            left -= sum(isinstance(event, Letter | Correction) for event in written)
            if left <= 0:
                picture = frame.picture.copy()
                Overlay().draw(picture, scene)
                Image.fromarray(picture).quantize(COLOURS).save(given.out, optimize=True)
                print(given.out)
                return
    raise InputError("Expected a video in which so many letters are written. Received: fewer")


if __name__ == "__main__":
    run(main)
