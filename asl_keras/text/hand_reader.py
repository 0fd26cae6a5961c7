"""One hand: which letter it shows, and when that letter is written."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

import numpy as np

from asl_keras.hand.alphabet import Alphabet
from asl_keras.text.rules import Rules
from asl_keras.text.window import Window


@dataclass(frozen=True)
class Reading:
    """What one hand shows at a moment."""

    letter: str | None
    """None while the model does not know, and where it sees that the hand signs no letter."""
    probability: float
    """The smoothed probability of the likeliest label; 0 without frames."""
    progress: float
    """Share of the hold time that has passed, 0 to 1; 1 once the letter is written."""
    distribution: np.ndarray | None = field(default=None, repr=False, compare=False)
    """float64 (labels,), smoothed; None without frames."""

    @classmethod
    def of(cls, distribution: np.ndarray | None, alphabet: Alphabet, threshold: float) -> "Reading":
        """Step 2 of `asl_keras.text`: the reading of a distribution alone, at progress 0.

        Args:
            distribution: float64 (labels,) in the alphabet's order; None without frames.
            alphabet: its label of no letter is never a reading's letter.
            threshold: the least probability of a letter that is known, 0 to 1.
        """
        if distribution is None:
            return cls(None, 0.0, 0.0)
        best = int(distribution.argmax())
        probability, label = float(distribution[best]), alphabet.labels[best]
        known = probability >= threshold and label != alphabet.none
        return cls(label if known else None, probability, 0.0, distribution)


class HandReader:
    """Steps 1 to 4 of `asl_keras.text`, for one hand."""

    def __init__(self, alphabet: Alphabet, rules: Rules):
        self._alphabet, self._rules = alphabet, rules
        self._window = Window(rules.window)
        self._held: str | None = None
        self._held_since = 0.0
        self._written: frozenset[str] = frozenset()  # what is not written again before a release
        self._released_since: float | None = None
        self.shown_until = 0.0
        """When the hand last showed what it had written, in seconds."""

    def update(self, time: float, probabilities: np.ndarray | None) -> tuple[Reading, bool]:
        """What the hand shows, and whether its letter is written now.

        Args:
            time: in seconds; never decreases.
            probabilities: (labels,) of this frame; None if the hand is not in it.
        """
        self._window.add(time, probabilities)
        reading = Reading.of(self._window.mean(), self._alphabet, self._rules.threshold)
        letter = reading.letter
        if letter != self._held:
            self._held, self._held_since = letter, time
        self._release(time, letter if probabilities is not None else None)
        held = time - self._held_since
        is_new = letter is not None and letter not in self._written
        write = is_new and held >= self._rules.hold and probabilities is not None
        if letter is not None and write:
            self._written, self._released_since, self.shown_until = frozenset([letter]), None, time
        return replace(reading, progress=self._progress(held)), write

    def has_drawn(self, letters: Collection[str]) -> None:
        """The hand has made a movement: letters that it looks like are written after a release."""
        held = () if self._held is None else (self._held,)
        self._written, self._released_since = frozenset([*letters, *held]), None

    def repeat(self, time: float) -> None:
        """The hand slid, or bounced: what it holds may be written again, once it has held anew."""
        if self._held in self._written:
            self._written, self._held_since = frozenset(), time

    def _release(self, time: float, letter: str | None) -> None:
        if letter in self._written:
            self._released_since, self.shown_until = None, time
        elif self._released_since is None:
            self._released_since = time
        if self._released_since is not None and time - self._released_since >= self._rules.release:
            self._written = frozenset()

    def _progress(self, held: float) -> float:
        if self._held is None:
            return 0.0
        if self._held in self._written:
            return 1.0
        return min(held / self._rules.hold, 1.0) if self._rules.hold else 1.0
