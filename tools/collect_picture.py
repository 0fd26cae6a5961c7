"""Makes the pictures of `training.collect` in the documentation: a session before a photograph.

    python -m tools.collect_picture ../shared/data/photos/project_s/W/W17.jpg --out docs/collect.png

Takes two seconds. Plays the photograph to a session until so many views are recorded and, with
--counting, on to the middle of the next countdown; draws what the window shows then.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.frames.picture import read_picture
from asl_keras.hand.hand import Hand
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.live.lesson.examples import example_of
from asl_keras.opencv import cv2
from training.collecting.records import Phase, Rules
from training.collecting.screen import SessionView, draw_session
from training.collecting.session import Session
from training.collecting.takes import takes

FPS = 30


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.collect_picture", __doc__)
    page.add_argument("photo", type=Path, help="of a hand that signs the letter")
    page.add_argument("--letter", default="W", help="that it signs")
    page.add_argument("--views", type=int, default=2, help="that are recorded")
    page.add_argument("--counting", action="store_true", help="show the countdown")
    page.add_argument("--size", type=int, nargs=2, default=(960, 540), help="of the picture")
    page.add_argument("--out", type=Path, required=True, metavar="PNG", help="to write")
    options = page.parse_args(arguments)
    picture = _fitted(read_picture(options.photo), *options.size)
    with Landmarker() as landmarker:
        hand = landmarker.detect(picture)[0]
    session = _played(options, hand)
    example = example_of(hand.handedness, True, options.letter)
    draw_session(picture, SessionView(session, hand, example))
    _save(picture, options.out)


def _played(options: argparse.Namespace, hand: Hand) -> Session:
    labels = "ABCDEFGHIKLMNOPQRSTUVWXY"
    session = Session(takes(labels, [hand.handedness.lower()], ()), Rules())
    place = labels.index(options.letter)
    for number in range(place):
        session.counts[number] = 20
        session.skip()
    frame, wanted = 0, (options.views, Phase.COUNT if options.counting else Phase.RECORD)
    while (session.views_done, session.phase) != wanted:
        frame = _see(session, hand, frame)
    for _ in range(FPS):
        frame = _see(session, hand, frame)
    return session


def _see(session: Session, hand: Hand, frame: int) -> int:
    trembling = hand.landmarks * np.float32(1 + 0.001 * (frame % 50))
    session.see(frame / FPS, replace(hand, landmarks=trembling))
    return frame + 1


def _fitted(picture: np.ndarray, width: int, height: int) -> np.ndarray:
    """A photograph in the middle of a frame, whose rest is its own blurred edge."""
    scale = height / picture.shape[0]
    whole = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    back = cv2.GaussianBlur(cv2.resize(picture, (width, height)), (0, 0), 40)
    left = (width - whole.shape[1]) // 2
    back[:, max(left, 0) : left + whole.shape[1]] = whole[:, max(-left, 0) :][:, :width]
    return back


def _save(picture: np.ndarray, out: Path) -> None:
    from PIL import Image

    Image.fromarray(picture).quantize(256, kmeans=2).save(out, optimize=True)
    print(out)


if __name__ == "__main__":
    run(main)
