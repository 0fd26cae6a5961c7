"""A clip, read frame by frame by the desktop's line and by the app's."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.inference.reader import Reader
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.live.reader import LiveReader
from asl_keras.live.scene import Scene, SeenHand
from asl_keras.live.watch import View, find_hands
from asl_keras.text.decoding import DictionaryDecoder, open_dictionary
from asl_keras.text.practice import WORDS, Practice, Step
from tools.android.java_line import Mode, ReadScene, read

LANGUAGE = "en"
MAX_HANDS = 2
NANO = 1e-9  # seconds
NUDGED = 10  # values of a frame, of 921,600: far less than a camera's noise


@dataclass(frozen=True)
class ComparedFrame:
    """One frame, read by both lines."""

    time: float
    """In seconds."""
    python: Scene
    java: ReadScene
    again: Scene
    """What Python reads of the hands that Java found."""
    nudged: Scene
    """What Python reads where ten values of each frame are one more or less."""
    step: Step
    """Where a practice of Java's hands would be in Python."""

    @property
    def same_count(self) -> bool:
        """Whether both lines find as many hands."""
        return len(self.python.hands) == len(self.java.hands)

    @property
    def same_letters(self) -> bool:
        """Whether both lines read the same letters, or none, of as many hands."""
        return letters(self.python) == letters(self.java)

    @property
    def same_letters_nudged(self) -> bool:
        """Whether Python reads the same letters, or none, of the frame that is nudged."""
        return letters(self.python) == letters(self.nudged)

    @property
    def same_from_equal_hands(self) -> bool:
        """Whether all that is written, suggested and practised is Python's of the same hands."""
        ours, theirs = self.again, self.java
        return (letters(ours), ours.text, ours.decoded, ours.suggestions, self.step) == (
            *(letters(theirs), theirs.text, theirs.decoded, theirs.suggestions, theirs.step),
        )

    @property
    def differences(self) -> list[float]:
        """The mean distances of the landmarks, as shares of the hands' sizes."""
        return distances([each.hand for each in self.java.hands], self.python.hands)

    @property
    def differences_nudged(self) -> list[float]:
        """The same between Python and itself, of the frame that is nudged."""
        return distances([_hand(each) for each in self.nudged.hands], self.python.hands)

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
    ours, again, other = (LiveReader(reader, decoder=decoder) for _ in range(3))
    practice = Practice(WORDS)
    with _landmarker() as one, _landmarker() as two:
        found = find_hands(frames, one, View(mirror))
        nudged = find_hands(map(_nudged, frames), two, View(mirror))
        for seen, moved, java in zip(found, nudged, read(frames, mode, profile), strict=True):
            if seen is None or moved is None:
                raise InputError("Expected a clip. Received: a source that waits for frames.")
            same, written = again.read(seen[0], [hand.hand for hand in java.hands])
            practice.see(seen[0].time)
            for event in written:
                practice.take(event)
            scene, control = ours.read(*seen)[0], other.read(*moved)[0]
            yield ComparedFrame(seen[0].time, scene, java, same, control, practice.step)


def letters(scene: Scene | ReadScene) -> list[str | None]:
    """Of each hand; None where it is not known."""
    return [hand.letter for hand in scene.hands]


def distances(hands: list[Hand], of: tuple[SeenHand, ...]) -> list[float]:
    """Between the landmarks, in sizes of the hands; none where there are not as many."""
    if len(hands) != len(of):
        return []
    return [hand.distance(_hand(seen)) for hand, seen in zip(hands, of, strict=True)]


def nudged(picture: np.ndarray, seed: int) -> np.ndarray:
    """The picture, uint8 (H, W, 3), with ten values somewhere one more or, at 255, one less."""
    picture = picture.copy()
    for place in np.random.default_rng(seed).integers(picture.size, size=NUDGED):
        picture.flat[place] += 1 if picture.flat[place] < 255 else -1
    return picture


def _nudged(frame: Frame) -> Frame:
    return replace(frame, picture=nudged(frame.picture, round(frame.time / NANO)))


def _landmarker() -> Landmarker:
    return Landmarker(video=True, max_hands=MAX_HANDS)


def _hand(seen: SeenHand) -> Hand:
    return Hand(seen.landmarks, seen.handedness, math.nan)
