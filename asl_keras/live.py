"""From frames to letters and text: the line of the live recogniser, without camera or window."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from asl_keras import mask
from asl_keras.ahead import ahead
from asl_keras.found_hand import OTHER_SIDE
from asl_keras.frame import Frame
from asl_keras.landmarker import Hand, Landmarker
from asl_keras.recognizer import Recognizer, both_views
from asl_keras.scene import ReadHand, Scene
from asl_keras.sources import Source
from asl_keras.text import Letter, Reading, Rules, Speller, Word
from asl_keras.tracker import Tracker

SAME_HAND = 0.25  # sizes of the hand; two found hands nearer than this are one, found twice


@dataclass
class View:
    """How frames are looked at; may change while they come."""

    mirrored: bool
    """As in a mirror, so that a right hand is on the right."""


Detected = tuple[Frame, list[Hand]]


def watch(
    source: Source, landmarker: Landmarker, view: View
) -> Generator[Detected | None, None, None]:
    """What `detected` gives of a source; decoding and finding hands each have a thread."""
    frames = source.frames() if source.live else ahead(source.frames())
    return ahead(detected(frames, landmarker, view))


def detected(
    frames: Iterable[Frame | None], landmarker: Landmarker, view: View
) -> Iterator[Detected | None]:
    """Each frame as the view shows it, with its hands; None where no frame came.

    The hands' handedness is the person's.
    """
    mirrored = view.mirrored
    for frame in frames:
        if frame is None:
            yield None
            continue
        frame = replace(frame, cut=frame.cut or mirrored != view.mirrored)
        mirrored = view.mirrored
        if frame.cut:
            landmarker.reset()
        if mirrored:
            frame = replace(frame, picture=cv2.flip(frame.picture, 1))
        hands = distinct(landmarker.detect(frame.picture))
        yield frame, hands if mirrored else [_of_other_side(hand) for hand in hands]


def distinct(hands: Sequence[Hand]) -> list[Hand]:
    """Without hands that MediaPipe found twice; the one that it is surer of stays."""
    kept: list[Hand] = []
    for hand in sorted(hands, key=lambda hand: -hand.score):
        if all(hand.distance(other) > SAME_HAND for other in kept):
            kept.append(hand)
    return kept


class LiveReader:
    """Reads the letters of tracked hands and writes text.

    Args:
        recognizer: of letters.
        rules: when a letter is written; by default with the model's own threshold.
    """

    def __init__(self, recognizer: Recognizer, rules: Rules | None = None):
        rules = rules or Rules(threshold=recognizer.threshold)
        self.speller = Speller(recognizer.labels, rules)
        self._recognizer = recognizer
        self._tracker = Tracker()

    def read(self, frame: Frame, hands: Sequence[Hand]) -> tuple[Scene, list[Letter | Word]]:
        """What a frame shows, and what was written at it."""
        if frame.cut:
            self._tracker.reset()
        tracked = self._tracker.update(frame.time, hands)
        self.speller.keep(self._tracker.ids())
        masks = self._draw(tracked)
        probabilities = both_views(self._recognizer, masks)
        readings, written = self.speller.update(
            frame.time, dict(zip(tracked, probabilities, strict=True))
        )
        seen = [
            _read_hand(number, tracked[number], masks[place], readings[number])
            for place, number in enumerate(tracked)
        ]
        return Scene(tuple(seen), self.speller.text, fps=0.0), written

    def _draw(self, hands: dict[int, Hand]) -> np.ndarray:
        side = self._recognizer.side
        if not hands:
            return np.empty((0, side, side, 3), np.uint8)
        return mask.draw(np.stack([hand.landmarks for hand in hands.values()]), side)


def _read_hand(number: int, hand: Hand, drawn: np.ndarray, reading: Reading) -> ReadHand:
    return ReadHand(
        id=number,
        landmarks=hand.landmarks,
        box=hand.box,
        handedness=hand.handedness,
        mask=drawn,
        letter=reading.letter,
        probability=reading.probability,
        progress=reading.progress,
    )


def _of_other_side(hand: Hand) -> Hand:
    return replace(hand, handedness=OTHER_SIDE[hand.handedness])
