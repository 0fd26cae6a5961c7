"""From hands to letters and text: the live recogniser without camera and window."""

from collections.abc import Mapping, Sequence

import numpy as np

from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.hand.identities import HandIdentities
from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.hand.slide import Slide
from asl_keras.inference.reader import Reader
from asl_keras.live.corrector import Corrector, Teacher
from asl_keras.live.movements import Movements
from asl_keras.live.scene import Scene, SeenHand
from asl_keras.text import Decoder, Event, Letter, Reading, Rules, Speller


class LiveReader:
    """Reads the letters of tracked hands and writes text.

    Args:
        reader: of single hands.
        rules: when a letter is written; by default with the reader's own threshold.
        teacher: learns letters that the user corrects; None for nobody.
        decoder: corrects words, and suggests some; None leaves all as it is spelled.
    """

    def __init__(
        self,
        reader: Reader,
        rules: Rules | None = None,
        teacher: Teacher | None = None,
        decoder: Decoder | None = None,
    ):
        rules = rules or Rules(threshold=reader.threshold)
        self.speller = Speller(reader.alphabet, rules, decoder)
        self.corrector = Corrector(self.speller, reader.alphabet, rules.hold, teacher)
        self.alphabet = reader.alphabet
        self._reader = reader
        self._identities = HandIdentities()
        self._slides: dict[int, Slide] = {}
        self._movements = Movements(reader.alphabet, self.speller)

    def read(self, frame: Frame, hands: Sequence[Hand]) -> tuple[Scene, list[Event]]:
        """What a frame shows, and what was written at it."""
        if frame.cut:
            self._identities.reset()
            self._slides = {}
            self._movements.reset()
        tracked = self._identities.update(frame.time, hands)
        self.speller.keep(self._identities.ids())
        probabilities = self._reader.read(_landmarks(tracked))
        readings, written = self.speller.update(
            frame.time,
            dict(zip(tracked, probabilities, strict=True)),
            self._slid(frame.time, tracked),
        )
        written += self._movements.update(frame.time, tracked)
        self.corrector.see(frame.time, tracked, written)
        seen = [
            _read_hand(number, hand, readings[number], self._movements.path(number))
            for number, hand in tracked.items()
        ]
        return self.scene(seen), written

    def _slid(self, time: float, hands: Mapping[int, Hand]) -> list[int]:
        """Hands that have just slid, or bounced."""
        self._slides = {number: self._slides.get(number, Slide()) for number in hands}
        slides = self._slides.items()
        return [number for number, one in slides if one.update(time, hands[number].landmarks)]

    def scene(self, hands: Sequence[SeenHand]) -> Scene:
        """Hands, with the text as it is now."""
        speller, newest = self.speller, self.speller.newest
        return Scene(
            tuple(hands),
            speller.text,
            speller.decoded,
            speller.suggestions,
            newest.letter if newest else "",
            self._likeliest(newest),
        )

    def _likeliest(self, newest: Letter | None) -> tuple[str, ...]:
        """What the last letter may have been, the likeliest first; then those that are drawn."""
        alphabet = self.alphabet
        shown = newest.distribution if newest else None
        order = range(len(alphabet)) if shown is None else np.argsort(-shown, kind="stable")
        still = [alphabet.labels[place] for place in order if alphabet.is_letter[place]]
        return tuple(dict.fromkeys([*still, *self._movements.letters]))

    def end_word(self, time: float) -> list[Event]:
        """Ends the word, if one was begun, after the movements that hands have just made."""
        return [*self._movements.end(time), *self.speller.end_word(time)]


def _landmarks(hands: dict[int, Hand]) -> np.ndarray:
    """Of the hands, one after the other: float32 (N, 21, 3)."""
    landmarks = np.array([hand.landmarks for hand in hands.values()], np.float32)
    return landmarks.reshape(-1, LANDMARK_COUNT, 3)


def _read_hand(number: int, hand: Hand, reading: Reading, path: np.ndarray | None) -> SeenHand:
    return SeenHand(
        id=number,
        landmarks=hand.landmarks,
        box=hand.box,
        handedness=hand.handedness,
        letter=reading.letter,
        probability=reading.probability,
        progress=reading.progress,
        path=path,
    )
