"""Reads letters live from a camera, a video or pictures, and joins them into text.

Examples:
  python -m asl_keras.webcam
  python -m asl_keras.webcam --profile anna
  python -m asl_keras.webcam --source clip.mp4 --headless --events letters.jsonl --record read.mp4

--source is a camera's number (or /dev/video0), a video file, a picture, a folder of pictures (each
is shown for a second), or the address of a stream (http, https, rtsp). A camera is shown as in a
mirror. A letter is written once when it has held for --hold seconds; the same letter again needs a
short release; no hand for a second ends the word. A dictionary then corrects the word, if it knows
none like it; changed letters are underlined. While a word is spelled, and until the next begins, 1,
2 and 3 take a suggestion, and k keeps what was spelled; --language none knows no words. In the
window, h shows the keys; t corrects the last letter and, with --profile, teaches it to that
signer's profile. Starts in about two seconds. Ctrl-C or SIGTERM ends it with --record and --events
complete; the recording is there once it is.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from asl_keras.adapt.options import ProfileOptions
from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.live.options import (
    LanguageOptions,
    OutputOptions,
    SourceOptions,
    add_rules,
    rules_of,
)
from asl_keras.pretrained.options import ModelOptions

if TYPE_CHECKING:
    from asl_keras.frames import FrameSource
    from asl_keras.landmarks.landmarker import Landmarker
    from asl_keras.live.reader import LiveReader
    from asl_keras.live.session import Session
    from asl_keras.live.watch import View


def main(arguments: Sequence[str]) -> int:
    """The command."""
    given = _page().parse_args(arguments)

    from asl_keras.live.session import Session

    looking = from_options(SourceOptions, given)
    tracking = from_options(TrackingOptions, given)
    writing = from_options(OutputOptions, given)
    profile = from_options(ProfileOptions, given).place
    writing.expect_other_places(looking.source, given.model, profile)
    reader = _reader(given)
    with ExitStack() as stack:
        source = stack.enter_context(looking.open())
        view = looking.view(source)
        # All outputs are opened before anything is read.
        opened = writing.open(source)
        outputs = [stack.enter_context(closing(output)) for output in opened]
        session = Session(reader, outputs, view)
        landmarker = stack.enter_context(tracking.open())
        try:
            _watch(source, landmarker, view, session)
        finally:
            session.end_word()
            print(session.summary(source.skipped))
    return 0


def _page() -> argparse.ArgumentParser:
    page = manual_page("asl_keras.webcam", __doc__)
    for kind in (
        SourceOptions,
        OutputOptions,
        LanguageOptions,
        ModelOptions,
        ProfileOptions,
        TrackingOptions,
    ):
        add_options(page, kind)
    add_rules(page)
    return page


def _reader(given: argparse.Namespace) -> LiveReader:
    from asl_keras.live.reader import LiveReader

    reader = from_options(ModelOptions, given).open()
    signer = from_options(ProfileOptions, given).open(reader, given.model)
    rules = rules_of(given, reader)
    decoder = from_options(LanguageOptions, given).open(reader.alphabet)
    if signer is None:
        return LiveReader(reader, rules, decoder=decoder)
    return LiveReader(signer.reader, rules, signer, decoder)


def _watch(source: FrameSource, landmarker: Landmarker, view: View, session: Session) -> None:
    from asl_keras.live.watch import watch

    with closing(watch(source, landmarker, view)) as stream:
        for item in stream:
            if not session.take(item, source.trouble):
                return
    session.stay()


if __name__ == "__main__":
    run(main)
