"""Compares the app's live line with the desktop's on clips, as users run them: hands and text.

    python -m tools.android.compare_clips --mirror runs/clips/*.mp4

Takes about as long as the clips do. Both lines follow up to two hands, with the reader that is in
the app's assets, correct words by the English dictionary and write J and Z; with --mirror both read
the clip as in a mirror, as they do with a front camera. Prints a line of figures, then each clip
whose text differs. "From equal hands" is what Python makes of the hands that Java found: letters,
text with what the dictionary put there, suggestions, and where a practice would be. No frame may
differ.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError
from asl_keras.frames import open_frames
from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.inference.reader import Reader
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.live.reader import LiveReader
from asl_keras.live.scene import Scene, SeenHand
from asl_keras.live.watch import View, find_hands
from asl_keras.pretrained import open_reader
from asl_keras.text.decoding import DictionaryDecoder, open_dictionary
from asl_keras.text.practice import WORDS, Practice, Step
from mobile_export.android import ASSETS
from tools.android.compare import share
from tools.android.java_line import Mode, ReadScene, read

LANGUAGE = "en"
MAX_HANDS = 2
NANO = 1e-9  # seconds


@dataclass(frozen=True)
class ComparedFrame:
    """One frame, read by both lines."""

    python: Scene
    java: ReadScene
    again: Scene
    """What Python reads of the hands that Java found."""
    step: Step
    """Where a practice of these hands would be in Python."""

    @property
    def same_count(self) -> bool:
        """Whether both lines find as many hands."""
        return len(self.python.hands) == len(self.java.hands)

    @property
    def same_letters(self) -> bool:
        """Whether both lines read the same letters, or none, of as many hands."""
        return _letters(self.python) == _letters(self.java)

    @property
    def same_from_equal_hands(self) -> bool:
        """Whether all that is written, suggested and practised is Python's of the same hands."""
        ours, theirs = self.again, self.java
        return (_letters(ours), ours.text, ours.decoded, ours.suggestions, self.step) == (
            *(_letters(theirs), theirs.text, theirs.decoded, theirs.suggestions, theirs.step),
        )

    @property
    def differences(self) -> list[float]:
        """The mean distances of the landmarks, as shares of the hands' sizes."""
        pairs = zip(self.java.hands, self.python.hands, strict=False)
        return [java.hand.distance(_hand(python)) for java, python in pairs] * self.same_count

    @property
    def same_handedness(self) -> bool:
        """Whether both lines call the hands by the same names."""
        ours = [hand.handedness for hand in self.python.hands]
        return ours == [hand.hand.handedness for hand in self.java.hands]


def compare(
    frames: Iterable[Frame], mirror: bool, reader: Reader, profile: Path | None = None
) -> Iterator[ComparedFrame]:
    """Reads frames by both lines; the app with a profile, if there is one, as the reader has it."""
    # A phone counts in nanoseconds.
    frames = [replace(frame, time=round(frame.time / NANO) * NANO) for frame in frames]
    mode: Mode = "mirrored" if mirror else "video"
    decoder = DictionaryDecoder(open_dictionary(LANGUAGE), reader.alphabet)
    ours, again = LiveReader(reader, decoder=decoder), LiveReader(reader, decoder=decoder)
    practice = Practice(WORDS)
    with Landmarker(video=True, max_hands=MAX_HANDS) as landmarker:
        found = find_hands(frames, landmarker, View(mirror))
        for seen, java in zip(found, read(frames, mode, profile), strict=True):
            if seen is None:
                raise InputError("Expected a clip. Received: a source that waits for frames.")
            scene, _ = ours.read(*seen)
            same, written = again.read(seen[0], [hand.hand for hand in java.hands])
            practice.see(seen[0].time)
            for event in written:
                practice.take(event)
            yield ComparedFrame(scene, java, same, practice.step)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.android.compare_clips", __doc__)
    page.add_argument("clips", nargs="+", type=Path, help="videos")
    page.add_argument("--mirror", action="store_true", help="read them as in a mirror")
    options = page.parse_args(arguments)

    reader = open_reader(ASSETS / "reader.json")
    clips = {clip: list(compare(_frames(clip), options.mirror, reader)) for clip in options.clips}
    _report([frame for clip in clips.values() for frame in clip])
    texts = {clip: (frames[-1].python.text, frames[-1].java.text) for clip, frames in clips.items()}
    print(f"clips with the same text {share(ours == app for ours, app in texts.values())}")
    for clip, (ours, app) in texts.items():
        if ours != app:
            print(f"  {clip.name}: Python writes {ours!r}, Java {app!r}")


def _frames(clip: Path) -> list[Frame]:
    with open_frames(str(clip)) as source:
        return [frame for frame in source.frames() if frame is not None]


def _letters(scene: Scene | ReadScene) -> list[str | None]:
    return [hand.letter for hand in scene.hands]


def _hand(seen: SeenHand) -> Hand:
    return Hand(seen.landmarks, seen.handedness, math.nan)


def _report(frames: list[ComparedFrame]) -> None:
    differences = [difference for frame in frames for difference in frame.differences]
    both = [frame for frame in frames if frame.same_count and frame.python.hands]
    figures = {
        "frames": len(frames),
        "as many hands": share(frame.same_count for frame in frames),
        "hands": len(differences),
        "landmarks, median": f"{np.median(differences):.3%} of the hand",
        "95th percentile": f"{np.percentile(differences, 95):.3%}",
        "same handedness": share(frame.same_handedness for frame in both),
        "same letters": share(frame.same_letters for frame in frames),
        "from equal hands, all": share(frame.same_from_equal_hands for frame in frames),
    }
    print(", ".join(f"{what} {figure}" for what, figure in figures.items()))


if __name__ == "__main__":
    run(main)
