"""From frames to letters and text: the line of the live recogniser, without camera or window."""

from collections.abc import Sequence

import numpy as np

from asl_keras import mask
from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.hand.identities import HandIdentities
from asl_keras.inference.classifier import both_views
from asl_keras.inference.recognizer import Recognizer
from asl_keras.live.scene import Scene, SeenHand
from asl_keras.text.speller import Letter, Reading, Rules, Speller, Word


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
        self._identities = HandIdentities()

    def read(self, frame: Frame, hands: Sequence[Hand]) -> tuple[Scene, list[Letter | Word]]:
        """What a frame shows, and what was written at it."""
        if frame.cut:
            self._identities.reset()
        tracked = self._identities.update(frame.time, hands)
        self.speller.keep(self._identities.ids())
        masks = self._draw(tracked)
        probabilities = both_views(self._recognizer, masks)
        readings, written = self.speller.update(
            frame.time, dict(zip(tracked, probabilities, strict=True))
        )
        seen = [
            _read_hand(number, tracked[number], masks[place], readings[number])
            for place, number in enumerate(tracked)
        ]
        return Scene(tuple(seen), self.speller.text), written

    def _draw(self, hands: dict[int, Hand]) -> np.ndarray:
        side = self._recognizer.side
        if not hands:
            return np.empty((0, side, side, 3), np.uint8)
        return mask.draw(np.stack([hand.landmarks for hand in hands.values()]), side)


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
