"""Joins movements to text: J and Z are written beside the letters of a model.

A letter that moves begins as a still one. It is written as that and taken back, rather than held
back until it is clear whether the hand will move: so no still letter waits, and a hand that pauses
before it draws, for however long, leaves nothing behind.
"""

from collections.abc import Mapping

import numpy as np

from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.hand import Hand
from asl_keras.motion import BEGINS, LETTERS, Movement, MovementReader
from asl_keras.text import Event, Letter, Speller


class Movements:
    """Reads the movements of all hands and writes them.

    Args:
        alphabet: of the still letters; only movements that begin as one of them are read.
        speller: of the text.
    """

    def __init__(self, alphabet: Alphabet, speller: Speller):
        self.letters = written_beside(alphabet)
        """Those that are read."""
        self._speller = speller
        self._readers: dict[int, MovementReader] = {}

    def update(self, time: float, hands: Mapping[int, Hand]) -> list[Event]:
        """What is written at a frame.

        Args:
            time: of the frame in seconds.
            hands: by identity.
        """
        if not self.letters:
            return []
        written = []
        for number in [*hands, *(self._readers.keys() - hands.keys())]:
            reader = self._readers.setdefault(number, MovementReader())
            landmarks = hands[number].landmarks if number in hands else None
            written += self._write(time, number, reader.update(time, landmarks))
        waiting = self._readers.items()
        self._readers = {n: reader for n, reader in waiting if n in hands or reader.is_waiting}
        return written

    def end(self, time: float) -> list[Event]:
        """No frame follows soon: what the hands have just drawn is written."""
        ended = {number: reader.end() for number, reader in self._readers.items()}
        return [event for number, one in ended.items() for event in self._write(time, number, one)]

    def path(self, number: int) -> np.ndarray | None:
        """What the fingertip of a hand draws, (n, 2) in pixels; None if nothing that counts."""
        reader = self._readers.get(number)
        return reader.path if reader else None

    def reset(self) -> None:
        """The next frame does not follow from the last."""
        self._readers = {}

    def _write(self, time: float, number: int, movement: Movement | None) -> list[Event]:
        if movement is None or movement.letter not in self.letters:
            return []
        letter = Letter(time, number, movement.letter, movement.probability)
        return [self._speller.draw(movement.start, letter, BEGINS[movement.letter])]


def written_beside(alphabet: Alphabet) -> tuple[str, ...]:
    """The letters that movements add to an alphabet: to ASL's, where it has what they begin as."""
    if not alphabet.may_be_asl:
        return ()
    return tuple(
        letter
        for letter in LETTERS
        if BEGINS[letter][0] in alphabet.letters and letter not in alphabet.static
    )
