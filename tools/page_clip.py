"""Makes a clip for the camera of the page's tests, and says what the desktop reads in it.

    python -m tools.page_clip HELLO --out clip.mjpeg
    python -m tools.page_clip runs/clips/project_s-HELLO-plain.mp4 --out clip.mjpeg

Takes a word, which photographs of --data spell, or a video. Writes its frames as JPEGs one after
the other, which Chromium's fake camera shows at 30 a second, over and over; prints one JSON object:
`read`, what the desktop spells of these very frames, as in a mirror, and `seconds`. Takes about as
long as the clip does.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import expect
from asl_keras.files import write_bytes
from asl_keras.frames import open_frames
from asl_keras.frames.frame import Frame
from asl_keras.opencv import cv2

FPS = 30  # Chromium shows JPEGs so fast
QUALITY = 95
SIGNER, NUMBER = "project_s", 0  # whose first clip is plain


@dataclass(frozen=True)
class Options:
    """Where photographs come from and where the clip goes."""

    out: Path
    """The clip, a .mjpeg."""
    data: Path = Path("../shared/data")
    """Folder with real photographs."""


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.page_clip", __doc__)
    page.add_argument("clip", help="a word in capitals, or a video")
    add_options(page, Options)
    given = page.parse_args(arguments)
    options = from_options(Options, given)
    frames = [_jpeg(picture) for picture in pictures(given.clip, options.data)]
    write_bytes(options.out, b"".join(frames))
    print(json.dumps({"read": read(frames), "seconds": len(frames) / FPS}))


def pictures(clip: str, data: Path) -> Iterator[np.ndarray]:
    """Of a video, or of a word that photographs spell: uint8 (H, W, 3) RGB."""
    from training.make_clips import make

    if Path(clip).exists():
        with open_frames(clip) as source:
            yield from (frame.picture for frame in source.frames() if frame is not None)
        return
    expect((data / "photos" / SIGNER).is_dir(), "data", f"with photos/{SIGNER} in it", data)
    with tempfile.TemporaryDirectory() as folder:
        made = make(data, SIGNER, clip, NUMBER, Path(folder))
        yield from pictures(f"{folder}/{made['file']}", data)


def read(frames: Sequence[bytes]) -> str:
    """What the desktop spells of JPEGs."""
    from asl_keras.landmarks.landmarker import Landmarker
    from asl_keras.live.reader import LiveReader
    from asl_keras.live.watch import View, find_hands
    from asl_keras.pretrained import open_reader

    reader = LiveReader(open_reader())
    with Landmarker(video=True) as landmarker:
        for item in find_hands(_decoded(frames), landmarker, View(mirrored=True)):
            assert item is not None  # no clip waits
            reader.read(*item)
    reader.end_word(len(frames) / FPS)
    return reader.speller.text.replace(" ", "")


def _decoded(frames: Sequence[bytes]) -> Iterator[Frame]:
    for number, jpeg in enumerate(frames):
        picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
        yield Frame(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB), number / FPS)


def _jpeg(picture: np.ndarray) -> bytes:
    bgr = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
    return cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1].tobytes()


if __name__ == "__main__":
    run(main)
