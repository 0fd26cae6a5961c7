"""When a letter is written."""

from dataclasses import dataclass

from asl_keras.errors import expect

LONGEST = 60  # seconds; a longer time is a slip of the keyboard


@dataclass(frozen=True)
class Rules:
    """When a letter is written. Times are in seconds.

    Raises:
        InputError: for a threshold outside [0, 1] or a time outside [0, 60].
    """

    threshold: float = 0.5
    """Least smoothed probability of a letter that is known, 0 to 1; from a half on it is likelier
    than all others together."""
    window: float = 0.3
    """Seconds of frames whose probabilities are averaged."""
    hold: float = 0.4
    """Seconds for which a letter must be known until it is written; hands pass through others on
    their way to the next."""
    release: float = 0.2
    """Seconds for which a letter must be gone until it is written again."""
    gap: float = 1.0
    """Seconds without a hand after which the word ends."""

    def __post_init__(self) -> None:
        expect(0 <= self.threshold <= 1, "threshold", "from 0 to 1", self.threshold)
        for name in ("window", "hold", "release", "gap"):
            seconds = getattr(self, name)
            expect(0 <= seconds <= LONGEST, name, f"from 0 to {LONGEST} seconds", seconds)
