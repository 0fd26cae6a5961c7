"""From frames to letters and text: the line of the live recogniser, without camera or window."""

from collections.abc import Sequence

import numpy as np

from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.hand.identities import HandIdentities
from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.inference.classifier import both_views
from asl_keras.inference.recognizer import Recognizer
from asl_keras.live.scene import Scene, SeenHand
from asl_keras.text import Event, Reading, Rules, Speller


class LiveReader:
    """Reads the letters of tracked hands and writes text.

    Args:
        recognizer: of letters.
        rules: when a letter is written; by default with the model's own threshold.
    """

    def __init__(self, recognizer: Recognizer, rules: Rules | None = None):
        rules = rules or Rules(threshold=recognizer.threshold)
        self.speller = Speller(recognizer.alphabet, rules)
        self._recognizer = recognizer
        self._identities = HandIdentities()

    def read(self, frame: Frame, hands: Sequence[Hand]) -> tuple[Scene, list[Event]]:
        """What a frame shows, and what was written at it."""
        if frame.cut:
            self._identities.reset()
        tracked = self._identities.update(frame.time, hands)
        self.speller.keep(self._identities.ids())
        batch = self._prepared(tracked)
        probabilities = both_views(self._recognizer, batch)
        readings, written = self.speller.update(
            frame.time, dict(zip(tracked, probabilities, strict=True))
        )
        seen = [
            _read_hand(number, tracked[number], batch[place], readings[number])
            for place, number in enumerate(tracked)
        ]
        return Scene(tuple(seen), self.speller.text, fps=0.0), written

    def _prepared(self, hands: dict[int, Hand]) -> np.ndarray:
        """What the model reads of the hands, one after the other."""
        landmarks = np.array([hand.landmarks for hand in hands.values()], np.float32)
        return self._recognizer.input.prepare(landmarks.reshape(-1, LANDMARK_COUNT, 3))


def _read_hand(number: int, hand: Hand, drawn: np.ndarray, reading: Reading) -> SeenHand:
    return SeenHand(
        id=number,
        landmarks=hand.landmarks,
        box=hand.box,
        handedness=hand.handedness,
        mask=drawn,
        letter=reading.letter,
        probability=reading.probability,
        progress=reading.progress,
    )
