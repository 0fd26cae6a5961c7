"""Evaluates the live recogniser on videos of spelled words: letters and words that are wrong.

Example:
    python -m training.make_clips --out clips
    python -m training.evaluate_clips clips/clips.json

CLIPS.json is a list of clips, each with `file` (beside the list), `word`, `signer`, and `letters`
with the `letter`, `start` and `end` in seconds; `damage`, if it has one, says what is wrong with
the picture. The letter error rate is the least number of letters to insert, delete or replace, as a
share of the word's (Levenshtein distance), the word error rate the share of words with any; both as
the words were spelled and, beside it, as the dictionary of --language decodes them. Letters during
which MediaPipe finds a hand in less than half of the frames are listed; they count as errors like
others. Takes about as long as the videos do.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import shown
from asl_keras.evaluation.spelling import ReadWord
from asl_keras.evaluation.word_errors import as_table, grouped
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.live.options import LanguageOptions, add_rules, rules_of
from asl_keras.pretrained.options import ModelOptions
from asl_keras.text import Event, Word, spelled
from training.judging.clips import Clip, read_clips

if TYPE_CHECKING:
    from asl_keras.live.reader import LiveReader
    from asl_keras.live.watch import FrameHands


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.evaluate_clips", __doc__)
    page.add_argument("clips", type=Path, metavar="CLIPS.json", help="the list of clips")
    page.add_argument("--mirror", action="store_true", help="mirror the videos: left is right")
    add_options(page, ModelOptions)
    add_options(page, TrackingOptions)
    add_options(page, LanguageOptions)
    add_rules(page)
    given = page.parse_args(arguments)

    from asl_keras.live.reader import LiveReader

    reader = from_options(ModelOptions, given).open()
    rules, tracking = rules_of(given, reader), from_options(TrackingOptions, given)
    decoder = from_options(LanguageOptions, given).open(reader.alphabet)
    words = []
    for clip in read_clips(given.clips):
        word = read_clip(clip, LiveReader(reader, rules, decoder=decoder), tracking, given.mirror)
        print(shown(f"{clip.file.name}: {word}"), flush=True)
        words.append(word)
    print(as_table("signer", grouped(words, lambda word: word.signer)))
    print("\n" + as_table("damage", grouped(words, lambda word: word.damage)))


def read_clip(
    clip: Clip, reader: "LiveReader", tracking: TrackingOptions, mirror: bool
) -> ReadWord:
    """What a new reader reads in a clip."""
    from asl_keras.frames import open_frames
    from asl_keras.live.watch import View, watch_all

    with open_frames(str(clip.file)) as source, tracking.open() as landmarker:
        return read_frames(clip, watch_all(source, landmarker, View(mirror)), reader)


def read_frames(clip: Clip, frames: Iterable["FrameHands"], reader: "LiveReader") -> ReadWord:
    """What a new reader reads in the frames of a clip."""
    found = []
    words: list[Event] = []
    for frame, hands in frames:
        words += reader.read(frame, hands)[1]
        found.append((frame.time, bool(hands)))
    words += reader.end_word(found[-1][0] if found else 0.0)
    ended = [event for event in words if isinstance(event, Word)]
    read = "".join(spelled(word.literal or word.letters) for word in ended)
    decoded = "".join(word.word for word in ended)
    return ReadWord(clip.signer, clip.word, read, clip.unseen(found), decoded, clip.damage)


if __name__ == "__main__":
    run(main)
