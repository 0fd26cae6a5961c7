"""Reads letters live from a camera, a video or pictures, and joins them into text.

Examples:
  python -m asl_keras.webcam
  python -m asl_keras.webcam --profile anna
  python -m asl_keras.webcam --practice HELLO WORLD
  python -m asl_keras.webcam --source clip.mp4 --headless --events letters.jsonl --record read.mp4

--source is a camera's number (or /dev/video0), a video file, a picture, a folder of pictures (each
is shown for a second), or the address of a stream (http, https, rtsp). A camera is shown as in a
mirror.
A letter is written once when it has held for --hold seconds; the same letter again needs a short
release, or a slide of the hand; no hand for a second ends the word. A dictionary then corrects a
word that it does not know; changed letters are underlined. While a word is spelled, and until the
next begins, 1, 2 and 3 take a suggestion, and k keeps what was spelled; --language none knows no
words. In the window, h shows the keys; t corrects the last letter and, with --profile, teaches it
to that signer's profile.
--practice [WORD ...] shows words to spell instead, and the hand shape of each letter; says when it
is right, and at the end how long letters took and which were hard. It keeps nothing, so it goes
without --record, --events and --speak.
Starts in about two seconds. Ctrl-C or SIGTERM ends it with --record and --events complete; the
recording is there once it is.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import ExitStack, closing, suppress
from typing import TYPE_CHECKING

from asl_keras.adapt.options import ProfileOptions
from asl_keras.command import add_options, from_options, manual_page, remark, run
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.live.options import (
    LanguageOptions,
    OutputOptions,
    PracticeOptions,
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
    practice = from_options(PracticeOptions, given)
    practice.expect_nothing_kept(writing)
    reader = _reader(given)
    if practice.practice is not None:
        return _practise(practice.practice, reader, given)
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
    add_options(page, PracticeOptions, practice={"nargs": "*", "metavar": "WORD"})
    add_rules(page)
    return page


def _reader(given: argparse.Namespace) -> LiveReader:
    from asl_keras.live.reader import LiveReader

    reader = from_options(ModelOptions, given).open()
    if given.record or not given.headless:
        from asl_keras.live.overlay import lettering

        remark(lettering.remarks(reader.alphabet.labels))
    signer = from_options(ProfileOptions, given).open(reader, given.model)
    rules = rules_of(given, reader)
    known = from_options(LanguageOptions, given)
    # In a practice the word is known: what was spelled is what counts.
    decoder = known.open(reader.alphabet) if given.practice is None else None
    if signer is None:
        return LiveReader(reader, rules, decoder=decoder)
    return LiveReader(signer.reader, rules, signer, decoder)


def _practise(words: Sequence[str], reader: LiveReader, given: argparse.Namespace) -> int:
    from asl_keras.live.practice.report import lines
    from asl_keras.live.practice.run import practice_of, run_practice
    from asl_keras.live.practice.window import PracticeConsole, PracticeWindow
    from asl_keras.live.watch import watch

    practice = practice_of(words, reader.alphabet)
    looking = from_options(SourceOptions, given)
    with ExitStack() as stack:
        source = stack.enter_context(looking.open())
        view = looking.view(source)
        shown = stack.enter_context(
            closing(PracticeConsole() if given.headless else PracticeWindow())
        )
        landmarker = stack.enter_context(from_options(TrackingOptions, given).open())
        stream = stack.enter_context(closing(watch(source, landmarker, view)))
        stack.enter_context(suppress(KeyboardInterrupt))
        run_practice(practice, reader, stream, shown, source, view)
    print("\n".join(lines(practice.summary())))
    return 0


def _watch(source: FrameSource, landmarker: Landmarker, view: View, session: Session) -> None:
    from asl_keras.live.watch import watch

    with closing(watch(source, landmarker, view)) as stream:
        for item in stream:
            if not session.take(item, source.trouble):
                return
    session.stay()


if __name__ == "__main__":
    run(main)
