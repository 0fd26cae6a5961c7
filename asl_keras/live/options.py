"""What the live program reads and where it goes, as its options."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.command import add_options, from_options
from asl_keras.errors import InputError, expect
from asl_keras.files import expect_another_place
from asl_keras.text import Rules
from asl_keras.text.languages import LANGUAGES

if TYPE_CHECKING:
    from asl_keras.frames import FrameSource
    from asl_keras.hand.alphabet import Alphabet
    from asl_keras.inference.reader import Reader
    from asl_keras.live.outputs.output import Output
    from asl_keras.live.watch import View
    from asl_keras.text import Decoder

NO_LANGUAGE = "none"
THRESHOLD = "least smoothed probability of a letter, 0 to 1 (default: the model's own)"


def add_rules(page: argparse.ArgumentParser) -> None:
    """Declares the options of when a letter is written."""
    add_options(page, Rules, threshold={"default": None, "help": THRESHOLD})


def rules_of(given: argparse.Namespace, reader: "Reader") -> Rules:
    """When a letter is written: what the user gave, and else the reader's own threshold."""
    threshold = reader.threshold if given.threshold is None else given.threshold
    return from_options(Rules, argparse.Namespace(**{**vars(given), "threshold": threshold}))


@dataclass(frozen=True)
class SourceOptions:
    """Where frames come from, and how they are looked at."""

    source: str = "0"
    """A camera's number, a video, a picture, a folder of pictures, or an address."""
    fps: float | None = None
    """Frames per second to ask for."""
    mirror: bool | None = None
    """Show the picture as in a mirror; the default for cameras and streams."""

    def open(self) -> "FrameSource":
        """The source, to be closed; raises InputError if there is nothing to show."""
        from asl_keras.frames import open_frames

        return open_frames(self.source, self.fps)

    def view(self, source: "FrameSource") -> "View":
        """How the source's frames are looked at."""
        from asl_keras.live.watch import View

        return View(source.live if self.mirror is None else self.mirror)


@dataclass(frozen=True)
class PracticeOptions:
    """Practice instead of reading."""

    practice: tuple[str, ...] | None = None
    """Words to practise, or none for some that are always there."""

    def expect_nothing_kept(self, outputs: "OutputOptions") -> None:
        """Raises InputError if a practice, which keeps and says nothing, is to do so."""
        asked = [name for name in ("record", "events", "speak") if getattr(outputs, name)]
        if self.practice is not None and asked:
            raise InputError(
                f"Expected `practice` without `{asked[0]}`: it keeps nothing and is silent. "
                "Received: both. Leave one out.",
                "practice",
                asked[0],
            )


@dataclass(frozen=True)
class LanguageOptions:
    """Which words are known."""

    language: str = "en"
    """Correct and suggest words of this language, en; or none, and all stays as it is spelled, as
    it does with an alphabet that has letters beside A to Z."""

    def __post_init__(self) -> None:
        known = (*LANGUAGES, NO_LANGUAGE)
        expect(self.language in known, "language", f"one of {', '.join(known)}", self.language)

    def open(self, alphabet: "Alphabet") -> "Decoder | None":
        """What corrects words of this alphabet's letters; None leaves all as it is spelled."""
        if self.language == NO_LANGUAGE or not alphabet.may_be_asl:
            return None
        from asl_keras.text.decoding import DictionaryDecoder, open_dictionary

        return DictionaryDecoder(open_dictionary(self.language), alphabet)


@dataclass(frozen=True)
class OutputOptions:
    """Where letters and text go."""

    headless: bool = False
    """Without a window."""
    record: Path | None = None
    """Write the annotated video there, an .mp4."""
    events: Path | None = None
    """Write letters and words there, one JSON object a line."""
    speak: bool = False
    """Read finished words aloud."""

    def expect_other_places(self, *read: str | Path | None) -> None:
        """Raises InputError if a file would be written over one that is read, or twice."""
        expect_another_place(self.record, "record", read)
        expect_another_place(self.events, "events", [*read, self.record])

    def open(self, source: "FrameSource") -> "Iterator[Output]":
        """The outputs one by one, each to be closed; the window, which waits, comes last.

        Raises:
            InputError: if a file cannot be written, or there is no screen or no voice.
        """
        from asl_keras.live.outputs.annotator import Annotator
        from asl_keras.live.outputs.console import Console
        from asl_keras.live.outputs.event_log import EventLog
        from asl_keras.live.outputs.recorder import Recorder
        from asl_keras.live.outputs.speech import Speaker
        from asl_keras.live.outputs.window import Window

        annotator = Annotator()
        if self.events is not None:
            yield EventLog(self.events)
        if self.record is not None:
            yield Recorder(self.record, source.fps, annotator)
        if self.speak:
            yield Speaker()
        yield Console() if self.headless else Window(annotator, paced=not source.live)
