"""Which hands count for drift: few, of many people, and none on its way between two letters.

A hand in front of a camera is read 15 times a second and stays the same hand, and a request may
bring 10,000 of one person: counted one by one, they would say little of who comes and much of who
stays. So of every 3.6 seconds (1,000 hands an hour) one hand counts, drawn at random from all that
were seen in them (Vitter, "Random Sampling with a Reservoir", 1985), and one of a source (a request
or a connection) at most each minute. So the rate is bounded, whatever comes; and with it how often
chance alone makes an alarm.
"""

from collections import OrderedDict
from typing import Generic, TypeVar

import numpy as np

from asl_keras.adapt.recording import Stillness

HOUR = 3600.0
OF_A_SOURCE = 60.0  # seconds
STILL = 0.1  # seconds for which a live hand has not moved
MOST_SOURCES = 4096  # that are remembered

Seen = TypeVar("Seen")


class Sampler(Generic[Seen]):
    """Draws what counts.

    Args:
        an_hour: things that count in an hour, at most.
        random: that draws.
    """

    def __init__(self, an_hour: float, random: np.random.Generator):
        self._slot, self._random = HOUR / an_hour, random
        self._ends = -np.inf
        self._offered = 0
        self._chosen: tuple[str, Seen] | None = None
        self._counted: OrderedDict[str, float] = OrderedDict()

    def offer(self, time: float, source: str, seen: Seen) -> Seen | None:
        """What counts of the time that has just ended; None if it has not, or nothing does.

        Args:
            time: in seconds; never decreases.
            source: of what is seen; "" where nothing says.
            seen: what may count from now on.
        """
        finished = self._finish(time) if time >= self._ends else None
        if time - self._counted.get(source, -np.inf) >= OF_A_SOURCE:
            self._offered += 1
            if self._random.random() * self._offered < 1:
                self._chosen = source, seen
        return finished

    def _finish(self, time: float) -> Seen | None:
        chosen, self._chosen = self._chosen, None
        self._ends, self._offered = time + self._slot, 0
        if chosen is None:
            return None
        if chosen[0]:
            _remember(self._counted, chosen[0], time)
        return chosen[1]


class StillHands:
    """Says of a live hand whether it is held still."""

    def __init__(self) -> None:
        self._hands: OrderedDict[str, Stillness] = OrderedDict()

    def see(self, time: float, hand: str, landmarks: np.ndarray) -> bool:
        """Takes a frame.

        Args:
            time: in seconds.
            hand: whose; frames of one hand follow one another.
            landmarks: (21, 3).
        """
        stillness = self._hands.get(hand) or Stillness(STILL)
        _remember(self._hands, hand, stillness)
        return stillness.see(time, landmarks)


def _remember(known: OrderedDict, key: str, value: object) -> None:
    """Sets a value; the one that was set longest ago goes where there are too many."""
    known[key] = value
    known.move_to_end(key)
    if len(known) > MOST_SOURCES:
        known.popitem(last=False)
