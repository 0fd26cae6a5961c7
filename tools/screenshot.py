"""Takes a picture of the live recogniser's real window, on a virtual screen.

    python -m tools.screenshot clips/project_s-HELLO-plain.mp4 --letters 3 --out docs/window.png

Needs Xvfb and xdotool. Plays the video until so many letters are written, stops it with the key for
pause, presses --keys, and takes the picture. With --size the video is enlarged first, to such a
height, with a border to such a width.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError
from asl_keras.frames.video import open_video
from asl_keras.live.outputs.canvas import TITLE
from asl_keras.opencv import cv2
from tools.virtual_screen import virtual_screen
from training import make_clips as clips


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.screenshot", __doc__)
    page.add_argument("video", type=Path, help="with hands that spell")
    page.add_argument("--letters", type=int, default=3, help="to wait for")
    page.add_argument("--keys", nargs="*", default=(), help="to press first, as xdotool has them")
    page.add_argument("--size", type=int, nargs=2, metavar=("WIDTH", "HEIGHT"), help="of the video")
    page.add_argument("--out", type=Path, required=True, metavar="PNG", help="the picture to write")
    options = page.parse_args(arguments)
    with virtual_screen() as display, tempfile.TemporaryDirectory() as folder:
        video = _enlarged(options.video, options.size, folder) if options.size else options.video
        _take(display, video, Path(folder, "events"), options)
    print(options.out)


def _enlarged(video: Path, size: tuple[int, int], folder: str) -> Path:
    large = Path(folder, "large.mp4")
    with open_video(video) as source:
        clips.write((_fitted(frame.picture, *size) for frame in source.frames()), large)
    return large


def _fitted(picture: np.ndarray, width: int, height: int) -> np.ndarray:
    scale = height / picture.shape[0]
    picture = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    left = (width - picture.shape[1]) // 2
    right = width - picture.shape[1] - left
    return cv2.copyMakeBorder(picture, 0, 0, left, right, cv2.BORDER_REPLICATE)


def _take(display: str, video: Path, events: Path, options: argparse.Namespace) -> None:
    os.mkfifo(events)
    environment = {**os.environ, "DISPLAY": display}
    command = [sys.executable, "-m", "asl_keras.webcam", "--source", str(video)]
    with subprocess.Popen([*command, "--events", str(events)], env=environment) as program:
        with events.open() as lines:
            _wait_for(options.letters, lines)
            window = _xdotool(environment, "search", "--onlyvisible", "--name", TITLE).split()[0]
            _xdotool(environment, "windowfocus", "--sync", window, "key", "--delay", "300", "p")
            for key in options.keys:
                _xdotool(environment, "key", "--delay", "300", key)
            _grab(display, _xdotool(environment, "getwindowgeometry", window), options.out)
        program.kill()


def _wait_for(letters: int, lines: Iterable[str]) -> None:
    for line in lines:
        letters -= json.loads(line)["event"] == "letter"
        if letters == 0:
            return
    raise InputError("Expected a video in which so many letters are written. Received: fewer")


def _xdotool(environment: dict, *arguments: str) -> str:
    done = subprocess.run(
        ["xdotool", *arguments], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def _grab(display: str, geometry: str, out: Path) -> None:
    """From xdotool's "Position: 0,0 (screen: 0)" and "Geometry: 640x480"."""
    from PIL import ImageGrab

    words = geometry.split()
    left, top = map(int, words[words.index("Position:") + 1].split(","))
    width, height = map(int, words[words.index("Geometry:") + 1].split("x"))
    box = (left, top, left + width, top + height)
    ImageGrab.grab(box, xdisplay=display).save(out, optimize=True)


if __name__ == "__main__":
    run(main)
