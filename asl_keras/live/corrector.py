"""Corrects the letter that was written last, and teaches it to whoever learns."""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.hand import Hand
from asl_keras.text import Correction, Event, Letter, Speller

TAUGHT = 3  # frames of a letter: the first, the middle and the last of its hold
NO_TEACHER = "Corrected. With --profile it would be learnt, too."


class Teacher(Protocol):
    """What learns a signer's letters."""

    @property
    def name(self) -> str:
        """Of the signer."""

    def learn(self, landmarks: np.ndarray, letter: str) -> str | None:
        """Remembers hands (n, 21, 3) that showed a letter; InputError if they cannot be saved.

        Returns:
            What the user must know, None if nothing.
        """


class Corrector:
    """Keeps the frames that wrote the last letter until the next one.

    Args:
        speller: whose text is corrected.
        alphabet: of its letters.
        hold: seconds for which a hand holds a letter until it is written.
        teacher: learns what is corrected; None for nobody.
    """

    def __init__(
        self, speller: Speller, alphabet: Alphabet, hold: float, teacher: Teacher | None = None
    ):
        self._speller, self._alphabet, self._teacher = speller, alphabet, teacher
        self._hold = hold
        self._recent: dict[int, deque[tuple[float, np.ndarray]]] = {}
        self._letter: Letter | None = None
        self._frames = np.empty((0, 21, 3), np.float32)  # those that wrote it

    def see(self, time: float, hands: Mapping[int, Hand], written: Sequence[Event]) -> None:
        """Takes a frame: its hands by identity, and what was written at it."""
        self._recent = {number: self._recent.get(number, deque()) for number in hands}
        for number, frames in self._recent.items():
            frames.append((time, hands[number].landmarks))
            while frames[0][0] < time - self._hold:
                frames.popleft()
        for event in written:
            if isinstance(event, Letter) and event.distribution is not None:  # frames show it
                self._letter, self._frames = event, _spread(self._recent[event.hand])

    def correct(self, time: float, typed: str) -> tuple[list[Correction], str]:
        """Writes another letter in the place of the last one.

        The word goes on, if it had ended: it ends again when no hand is seen.

        Returns:
            The correction, none where the letter was right, and what to tell the user.
        """
        letter = typed if typed in self._alphabet.letters else typed.upper()
        if not self._speller.letters:
            self._speller.delete()  # the space behind the last word
        if not self._speller.letters:
            return [], "There is no letter to correct."
        wrong = self._speller.letters[-1]
        right = Letter(time, wrong.hand, letter, 1.0, self._certain(letter))
        known = wrong is self._letter
        corrections = [self._speller.correct(time, 1, [right])]
        if letter in self._alphabet.words:
            self._speller.end_word(time)
        if known:
            self._letter = right
        told = self._teach(letter, known)
        return corrections if wrong.letter != letter else [], told

    def _teach(self, letter: str, known: bool) -> str:
        if letter not in self._alphabet.letters:
            return f"Corrected. {letter} is not among the letters that can be learnt."
        if self._teacher is None:
            return NO_TEACHER
        if not known:
            return "Corrected, not learnt: its hand is forgotten, as others came after it."
        try:
            warning = self._teacher.learn(self._frames, letter)
        except InputError as error:
            return f"Corrected, not learnt. {error}"
        return warning or f"Corrected, and learnt for {self._teacher.name}: {letter}"

    def _certain(self, letter: str) -> np.ndarray | None:
        if letter not in self._alphabet.labels:
            return None
        return np.eye(len(self._alphabet))[self._alphabet.labels.index(letter)]


def _spread(frames: Sequence[tuple[float, np.ndarray]]) -> np.ndarray:
    """float32 (n, 21, 3): at most `TAUGHT` of some frames, evenly spread."""
    rows = np.unique(np.linspace(0, len(frames) - 1, TAUGHT).round().astype(int))
    return np.array([frames[row][1] for row in rows], np.float32)
