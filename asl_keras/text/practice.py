"""Practice: words to spell, letter by letter, and which letters are hard. No camera, no clock."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from asl_keras.text.events import Correction, Event, Letter

HARD = 5  # letters that a summary names at most
SLOW = 1.5  # times the usual time, from which a letter is hard without a mistake
# Words that are common, short, and have every letter that is often misread more than once.
WORDS = (
    *("HELLO", "NAME", "TIME", "MOST", "QUEEN", "PLANT", "HAPPY", "STEP", "NEXT", "MINT"),
    *("EQUIP", "JAZZ", "SUMMER", "THINK", "VISIT", "FROG", "BLACK", "WORD", "QUIET", "JUMP"),
)


@dataclass
class Try:
    """A letter that was asked for."""

    letter: str
    asked: float
    """When, in seconds."""
    seconds: float | None = None
    """Until it was right; None if it is not yet, or was left out."""
    instead: list[str] = field(default_factory=list)
    """Letters that were written instead."""


class Step(NamedTuple):
    """Where a practice is."""

    word: str
    """To spell now; "" at the end."""
    place: int
    """How many of its letters are over."""
    letter: str
    """To sign now; "" at the end."""
    instead: str
    """What was last written in its place; "" for nothing."""


class Hard(NamedTuple):
    """A letter that was hard."""

    letter: str
    seconds: float | None
    """In the mean until it was right; None if it never was."""
    instead: tuple[tuple[str, int], ...]
    """What was written in its place, and how often, the commonest first."""


class Summary(NamedTuple):
    """What came of a practice."""

    words: int
    """That were spelled to their end."""
    letters: int
    """That were right."""
    skipped: int
    """Letters that were left out."""
    seconds: float | None
    """The median until a letter was right; None without any."""
    hard: tuple[Hard, ...]


class Practice:
    """Asks for words one after the other.

    Args:
        words: in capitals, each of at least one letter.

    Example:
        >>> practice = Practice(["HI"])
        >>> practice.see(0.0)
        >>> practice.take(Letter(1.5, 0, "H", 0.9))
        >>> practice.step.letter
        'I'
    """

    def __init__(self, words: Sequence[str]):
        self._words = tuple(words)
        self._word = self._place = 0
        self._now: Try | None = None
        self._over: list[Try] = []
        self._began = 0.0  # when the word was asked for
        self._took: list[float] = []  # seconds of each word that came to its end

    @property
    def step(self) -> Step:
        """Where it is."""
        if self._word == len(self._words):
            return Step("", 0, "", "")
        word = self._words[self._word]
        instead = self._now.instead[-1] if self._now and self._now.instead else ""
        return Step(word, self._place, word[self._place], instead)

    @property
    def count(self) -> tuple[int, int]:
        """How many words are over, and how many there are."""
        return self._word, len(self._words)

    @property
    def took(self) -> float | None:
        """How many seconds the last word took that came to its end; None without any."""
        return self._took[-1] if self._took else None

    def see(self, time: float) -> None:
        """A frame has come, at a time in seconds: what is to be signed next is asked for."""
        if self._now is None and self.step.letter:
            self._now = Try(self.step.letter, time)
            self._began = time if self._place == 0 else self._began

    def take(self, event: Event) -> None:
        """Takes what was written. A letter that is taken back was no mistake."""
        self.see(event.time)
        match event:
            case Letter():
                self._write(event.letter, event.time)
            case Correction(taken_back=before, letters=after):
                if self._now is not None:
                    _forgive(self._now.instead, [letter.letter for letter in before])
                for letter in after:
                    self._write(letter.letter, event.time)

    def skip(self) -> None:
        """Leaves this letter out."""
        self._go_on()

    def skip_word(self) -> None:
        """Leaves the rest of this word out."""
        word = self._word
        while self._word == word and self.step.letter:
            self._go_on()

    def summary(self) -> Summary:
        """What came of it so far. A letter that is asked for still counts by its mistakes alone."""
        right = sorted(one.seconds for one in self._over if one.seconds is not None)
        usual = right[len(right) // 2] if right else None
        tries = [*self._over, self._now] if self._now and self._now.instead else self._over
        letters = sorted({one.letter for one in tries})
        tried = [_hard([one for one in tries if one.letter == letter]) for letter in letters]
        hard = [one for one in tried if one.instead or _is_slow(one.seconds, usual)]
        hard.sort(key=lambda one: (-sum(count for _, count in one.instead), -(one.seconds or 0)))
        skipped = len(self._over) - len(right)
        return Summary(len(self._took), len(right), skipped, usual, tuple(hard[:HARD]))

    def _write(self, letter: str, time: float) -> None:
        now = self._now
        if now is None:
            return
        if letter != now.letter:
            now.instead.append(letter)
            return
        now.seconds = time - now.asked
        if self._place + 1 == len(self.step.word):
            self._took.append(time - self._began)
        self._go_on()
        self.see(time)

    def _go_on(self) -> None:
        """To the next letter."""
        if not self.step.letter:
            return
        self._over.append(self._now or Try(self.step.letter, 0.0))
        self._now = None
        self._place += 1
        if self._place == len(self._words[self._word]):
            self._word, self._place = self._word + 1, 0


def _forgive(instead: list[str], letters: Sequence[str]) -> None:
    for letter in letters:
        if letter in instead:
            instead.remove(letter)


def _hard(tries: Sequence[Try]) -> Hard:
    """Of all tries of one letter."""
    right = [one.seconds for one in tries if one.seconds is not None]
    instead = Counter(letter for one in tries for letter in one.instead)
    ranked = sorted(instead.items(), key=lambda one: (-one[1], one[0]))
    return Hard(tries[0].letter, sum(right) / len(right) if right else None, tuple(ranked))


def _is_slow(seconds: float | None, usual: float | None) -> bool:
    return seconds is None or (usual is not None and seconds > SLOW * usual)
