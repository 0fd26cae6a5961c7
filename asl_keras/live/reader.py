"""From hands to letters and text: the live recogniser without camera and window."""

from collections.abc import Sequence

import numpy as np

from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.hand.identities import HandIdentities
from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.inference.classifier import both_views
from asl_keras.inference.inputs import MaskInput
from asl_keras.inference.recognizer import Recognizer
from asl_keras.live.scene import Scene, SeenHand
from asl_keras.text import Event, Reading, Rules, Speller

SHOWN = MaskInput(128)  # beside a model that reads no masks


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
        batch, masks = self._prepared(tracked)
        probabilities = both_views(self._recognizer, batch)
        readings, written = self.speller.update(
            frame.time, dict(zip(tracked, probabilities, strict=True))
        )
        seen = [
            _read_hand(number, tracked[number], masks[place], readings[number])
            for place, number in enumerate(tracked)
        ]
        return Scene(tuple(seen), self.speller.text), written

    def _prepared(self, hands: dict[int, Hand]) -> tuple[np.ndarray, np.ndarray]:
        """What the model reads of the hands, one after the other, and their masks to be shown."""
        landmarks = np.array([hand.landmarks for hand in hands.values()], np.float32)
        landmarks = landmarks.reshape(-1, LANDMARK_COUNT, 3)
        batch = self._recognizer.input.prepare(landmarks)
        reads_masks = isinstance(self._recognizer.input, MaskInput)
        return batch, batch if reads_masks else SHOWN.prepare(landmarks)


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
