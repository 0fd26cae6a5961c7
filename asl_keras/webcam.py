"""Reads letters from a camera, a video or pictures, live, and puts them together to text.

Examples:
  python -m asl_keras.webcam
  python -m asl_keras.webcam --source clip.mp4 --headless --events letters.jsonl --record read.mp4

--source is a camera's number, a video file, a picture, a folder of pictures (each is shown for a
second), or the address of a stream (http, https, rtsp). A camera is shown as in a mirror.
A letter is written once when it has held for --hold seconds; the same letter again needs a short
release; no hand for a second ends the word. In the window, h shows the keys.
Starts in about two seconds. Ctrl-C ends it with --record and --events complete.
"""

from __future__ import annotations

import argparse
import signal
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.pretrained.options import ModelOptions
from asl_keras.text.speller import Rules

if TYPE_CHECKING:
    from asl_keras.frames import FrameSource
    from asl_keras.inference.recognizer import Recognizer
    from asl_keras.landmarks.landmarker import Landmarker
    from asl_keras.live.reader import LiveReader
    from asl_keras.live.session import Session


def main(arguments: Sequence[str]) -> int:
    """The command."""
    options = _page().parse_args(arguments)
    tracking = from_options(TrackingOptions, options)

    from asl_keras.frames import open_frames
    from asl_keras.inference.recognizer import Recognizer
    from asl_keras.live.reader import LiveReader

    recognizer = Recognizer(from_options(ModelOptions, options).file)
    rules = _rules(options, recognizer)
    # A server that stops the program wants complete files too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with ExitStack() as stack:
        source = stack.enter_context(open_frames(options.source, options.fps))
        session = _session(options, LiveReader(recognizer, rules), source, stack)
        landmarker = stack.enter_context(tracking.open())
        try:
            _watch(source, landmarker, session)
        finally:
            session.end_word()
            print(session.summary(source.skipped))
    return 0


def _page() -> argparse.ArgumentParser:
    page = manual_page("asl_keras.webcam", __doc__)
    add_options(page, ModelOptions)
    page.add_argument("--source", default="0", help="camera, video, picture, folder or address")
    page.add_argument(
        "--threshold",
        type=float,
        help="least smoothed probability of a letter, 0 to 1 (default: the model's own)",
    )
    page.add_argument(
        "--window", type=float, default=Rules.window, help="seconds over which it is smoothed"
    )
    page.add_argument(
        "--hold", type=float, default=Rules.hold, help="seconds after which a letter is written"
    )
    add_options(page, TrackingOptions)
    page.add_argument(
        "--mirror",
        action=argparse.BooleanOptionalAction,
        help="show the picture as in a mirror (the default for cameras and streams)",
    )
    page.add_argument("--headless", action="store_true", help="without a window")
    page.add_argument("--record", type=Path, metavar="OUT.mp4", help="write the annotated video")
    page.add_argument("--events", type=Path, metavar="OUT.jsonl", help="write letters and words")
    page.add_argument("--fps", type=float, help="frames per second to ask for")
    page.add_argument("--speak", action="store_true", help="read finished words aloud")
    return page


def _rules(options: argparse.Namespace, recognizer: Recognizer) -> Rules:
    threshold = recognizer.threshold if options.threshold is None else options.threshold
    return Rules(threshold=threshold, window=options.window, hold=options.hold)


def _session(
    options: argparse.Namespace, reader: LiveReader, source: FrameSource, stack: ExitStack
) -> Session:
    """Opens all that is written to before anything is read."""
    from asl_keras.live.session import Session
    from asl_keras.live.watch import View

    mirrored = source.live if options.mirror is None else options.mirror
    session = Session(reader, View(mirrored), paced=not source.live)
    if options.events:
        from asl_keras.live.outputs.event_log import EventLog

        session.events = stack.enter_context(EventLog(options.events))
    if options.record:
        from asl_keras.live.outputs.recorder import Recorder

        session.recorder = stack.enter_context(Recorder(options.record, source.fps))
    if options.speak:
        from asl_keras.live.outputs.speech import Speaker

        session.speaker = stack.enter_context(Speaker())
    if not options.headless:
        from asl_keras.live.outputs.window import Window

        session.window = stack.enter_context(Window())
    return session


def _watch(source: FrameSource, landmarker: Landmarker, session: Session) -> None:
    from asl_keras.live.watch import watch

    with closing(watch(source, landmarker, session.view)) as stream:
        for item in stream:
            if not session.take(item, source.trouble):
                return
    session.stay()


if __name__ == "__main__":
    run(main)
