"""Letters to text: threshold, sliding window, hold and release, word gaps; no camera, no clock.

Every number of a frame is a double and every sum runs in order, so that another implementation
(Java's, in `android_demo`) writes the same text; `tests/golden/spelling.json` pins it. For a hand:

1. *Window.* Its probabilities are the mean over the frames of the last `window` seconds.
2. *Threshold.* The likeliest letter is known if its mean reaches `threshold`.
3. *Hold.* A letter that stays the known one for `hold` seconds is written, once.
4. *Release.* The same letter is written again only after it was not the known one, or the hand was
   away, for `release` seconds.

When no hand was seen for `gap` seconds, the word ends.
"""

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from asl_keras.errors import InputError


@dataclass(frozen=True)
class Rules:
    """When a letter is written. Times are in seconds."""

    threshold: float = 0.5
    """The least smoothed probability of a letter that is known, 0 to 1. At a half it is likelier
    than all others together."""
    window: float = 0.3
    """Frames of so long are averaged."""
    hold: float = 0.4
    """A letter must be known for so long; hands pass through others on their way to the next."""
    release: float = 0.2
    """Between two equal letters."""
    gap: float = 1.0
    """Without a hand for so long, the word ends."""

    def __post_init__(self) -> None:
        """Raises InputError for a threshold outside [0, 1] or a negative time."""
        if not 0 <= self.threshold <= 1:
            raise InputError(f"Expected --threshold from 0 to 1. Received: {self.threshold}")
        for name in ("window", "hold", "release", "gap"):
            if not 0 <= getattr(self, name) <= 60:
                raise InputError(
                    f"Expected --{name} from 0 to 60 seconds. Received: {getattr(self, name)}"
                )


@dataclass(frozen=True)
class Reading:
    """What one hand shows at a moment."""

    letter: str | None
    """None while the model does not know."""
    probability: float
    """The smoothed probability of the likeliest letter."""
    progress: float
    """Share of the hold time that has passed, 0 to 1; 1 once the letter is written."""


@dataclass(frozen=True)
class Letter:
    """A letter was written."""

    time: float
    hand: int
    letter: str
    probability: float


@dataclass(frozen=True)
class Word:
    """A word has ended."""

    time: float
    word: str


class HandReader:
    """Steps 1 to 4, for one hand."""

    def __init__(self, labels: Sequence[str], rules: Rules):
        self._labels, self._rules = labels, rules
        self._frames: deque[tuple[float, np.ndarray]] = deque()
        self._held: str | None = None
        self._held_since = 0.0
        self._written: str | None = None
        self._released_since: float | None = None

    def update(self, time: float, probabilities: np.ndarray | None) -> tuple[Reading, bool]:
        """What the hand shows, and whether its letter is written now.

        Args:
            time: in seconds; never decreases.
            probabilities: (labels,) of this frame; None if the hand is not in it.
        """
        letter, probability = self._smoothed(time, probabilities)
        if letter != self._held:
            self._held, self._held_since = letter, time
        self._release(time, letter if probabilities is not None else None)
        held = time - self._held_since
        ready = letter not in (None, self._written) and held >= self._rules.hold
        write = ready and probabilities is not None
        if write:
            self._written, self._released_since = letter, None
        return Reading(letter, probability, self._progress(held)), write

    def _smoothed(self, time: float, probabilities: np.ndarray | None) -> tuple[str | None, float]:
        while self._frames and self._frames[0][0] <= time - self._rules.window:
            self._frames.popleft()
        if probabilities is not None:
            self._frames.append((time, np.asarray(probabilities, np.float64)))
        if not self._frames:
            return None, 0.0
        mean = sum(frame for _, frame in self._frames) / len(self._frames)
        best = int(mean.argmax())
        known = mean[best] >= self._rules.threshold
        return (self._labels[best] if known else None), float(mean[best])

    def _release(self, time: float, letter: str | None) -> None:
        if letter == self._written:
            self._released_since = None
        elif self._released_since is None:
            self._released_since = time
        if self._released_since is not None and time - self._released_since >= self._rules.release:
            self._written = None

    def _progress(self, held: float) -> float:
        if self._held is None:
            return 0.0
        if self._held == self._written:
            return 1.0
        return min(held / self._rules.hold, 1.0) if self._rules.hold else 1.0


class Speller:
    """Writes the letters of all hands into one text.

    Example:
        >>> speller = Speller(recognizer.labels)
        >>> readings, events = speller.update(0.033, {hand_id: probabilities})
    """

    def __init__(self, labels: Sequence[str], rules: Rules | None = None):
        self.text = ""
        self._labels, self._rules = tuple(labels), rules or Rules()
        self._readers: dict[int, HandReader] = {}
        self._no_hand_since: float | None = None

    def update(
        self, time: float, hands: Mapping[int, np.ndarray]
    ) -> tuple[dict[int, Reading], list[Letter | Word]]:
        """One frame: the reading of each hand, and what was written.

        Args:
            time: of the frame in seconds; never decreases.
            hands: probabilities (labels,) by the identity of the hand.
        """
        readings, events = {}, []
        for hand in [*hands, *(self._readers.keys() - hands.keys())]:
            if hand not in self._readers:
                self._readers[hand] = HandReader(self._labels, self._rules)
            reading, written = self._readers[hand].update(time, hands.get(hand))
            if hand in hands:
                readings[hand] = reading
            if written:
                events.append(self._write(time, hand, reading))
        return readings, events + self._end_word_after_gap(time, bool(hands))

    def keep(self, hands: Collection[int]) -> None:
        """All other hands are gone for good."""
        self._readers = {hand: self._readers[hand] for hand in self._readers if hand in hands}

    def end_word(self, time: float) -> list[Word]:
        """Ends the word, if one was begun."""
        word = self.text.rpartition(" ")[2]
        if not word:
            return []
        self.text += " "
        return [Word(time, word)]

    def delete(self) -> None:
        """Takes the last letter or space back."""
        self.text = self.text[:-1]

    def clear(self) -> None:
        """Takes everything back."""
        self.text = ""

    def _write(self, time: float, hand: int, reading: Reading) -> Letter:
        self.text += reading.letter
        return Letter(time, hand, reading.letter, reading.probability)

    def _end_word_after_gap(self, time: float, any_hand: bool) -> list[Word]:
        if any_hand:
            self._no_hand_since = None
            return []
        if self._no_hand_since is None:
            self._no_hand_since = time
        return self.end_word(time) if time - self._no_hand_since >= self._rules.gap else []
