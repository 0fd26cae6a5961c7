"""Judges the live recogniser on videos in which hands spell words: letter error rate by clip.

Example:
    python -m training.make_clips --out clips
    python -m training.evaluate_clips clips/clips.json

CLIPS.json is a list of clips, each with `file` (beside the list), `word`, `signer`, and `letters`
with the `letter`, `start` and `end` in seconds. The letter error rate is the least number of
letters to insert, delete or replace, as a share of the word's (Levenshtein distance). Letters
during which MediaPipe finds a hand in less than half of the frames are listed; they count as
errors like others.
Takes about as long as the videos do.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import InputError
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.pretrained.options import ModelOptions

SEEN = 0.5  # share of the frames


@dataclass(frozen=True)
class Result:
    """What was read in a clip."""

    file: str
    signer: str
    word: str
    read: str
    unseen: str
    """Letters whose hand was not found."""

    @property
    def errors(self) -> int:
        """Letters to insert, delete or replace."""
        return edit_distance(self.read, self.word)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.evaluate_clips", __doc__)
    page.add_argument("clips", type=Path, metavar="CLIPS.json", help="the list of clips")
    page.add_argument("--mirror", action="store_true", help="mirror the videos: left is right")
    add_options(page, ModelOptions)
    add_options(page, TrackingOptions)
    options = page.parse_args(arguments)

    from asl_keras.inference.recognizer import Recognizer

    recognizer = Recognizer(from_options(ModelOptions, options).file)
    tracking = from_options(TrackingOptions, options)
    results = []
    for clip in _clips(options.clips):
        video = options.clips.parent / clip["file"]
        results.append(_read(clip, video, recognizer, options.mirror, tracking))
        print(_line(results[-1]), flush=True)
    print(_totals(results))


def edit_distance(read: str, word: str) -> int:
    """The least number of letters to insert, delete or replace (Levenshtein, 1966)."""
    row = list(range(len(word) + 1))
    for i, letter in enumerate(read, start=1):
        diagonal, row[0] = row[0], i
        for j, right in enumerate(word, start=1):
            cheapest = min(row[j] + 1, row[j - 1] + 1, diagonal + (letter != right))
            diagonal, row[j] = row[j], cheapest
    return row[-1]


def _clips(path: Path) -> list[dict]:
    try:
        clips = json.loads(path.read_text())
        for clip in clips:
            inside = (path.parent / clip["file"]).resolve().is_relative_to(path.parent.resolve())
            if not inside or not clip["word"] or not isinstance(clip["signer"], str):
                raise ValueError(f"{clip['file']} is outside the folder, or has no word")
            for letter in clip["letters"]:
                float(letter["start"]), float(letter["end"]), str(letter["letter"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError(
            "Expected a list of clips, as `python -m training.make_clips` writes it. "
            f"Received: {path} ({error})"
        ) from error
    return clips


def _read(clip: dict, video: Path, recognizer, mirror: bool, tracking: TrackingOptions) -> Result:
    from asl_keras.frames import open_frames
    from asl_keras.live.reader import LiveReader
    from asl_keras.live.watch import View, watch

    reader, seen = LiveReader(recognizer), []
    with (
        open_frames(str(video)) as source,
        tracking.open() as landmarker,
    ):
        for frame, hands in watch(source, landmarker, View(mirror)):
            reader.read(frame, hands)
            seen.append((frame.time, bool(hands)))
    read = reader.speller.text.replace(" ", "")
    return Result(clip["file"], clip["signer"], clip["word"], read, _unseen(clip, seen))


def _unseen(clip: dict, seen: list[tuple[float, bool]]) -> str:
    unseen = ""
    for letter in clip["letters"]:
        found = [hand for time, hand in seen if letter["start"] <= time < letter["end"]]
        unseen += letter["letter"] if sum(found) < SEEN * max(len(found), 1) else ""
    return unseen


def _line(result: Result) -> str:
    rate = result.errors / len(result.word)
    remark = f"  no hand found: {result.unseen}" if result.unseen else ""
    return f"{result.file:<32}  {result.word:<8} {result.read:<10} {rate:6.1%}{remark}"


def _totals(results: Sequence[Result]) -> str:
    signers = sorted({result.signer for result in results})
    groups = [(signer, [r for r in results if r.signer == signer]) for signer in signers]
    lines = []
    for name, group in [*groups, ("all", results)]:
        errors, letters = sum(r.errors for r in group), sum(len(r.word) for r in group)
        unseen = sum(len(r.unseen) for r in group)
        lines.append(
            f"{name}: letter error rate {errors / letters:.1%} "
            f"({errors} of {letters} letters; {unseen} without a hand)"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    run(main)
