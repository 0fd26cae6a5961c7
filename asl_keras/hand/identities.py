"""Keeps the identity of hands from frame to frame, also when they cross or one leaves.

Each hand is where it was, moved on at its last velocity. Hands and tracks are paired so that the
sum of the distances is least; all 21 landmarks count, so that the shape of a hand tells it apart
where two hands meet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from asl_keras.hand.hand import Hand

LOST = 0.5  # seconds after which a hand that is not seen is gone
FARTHEST = 1.5  # sizes of the hand between two frames; it is another hand beyond
SIDE_CHANGED = 0.5  # sizes that a change from left to right counts as much as


@dataclass
class _Track:
    id: int
    hand: Hand
    time: float
    velocity: np.ndarray  # (2,) pixels per second

    def distance(self, hand: Hand, time: float) -> float:
        """From where the hand should be now, in sizes of the hand."""
        apart = hand.distance(self.hand, self.velocity * (time - self.time))
        return apart + SIDE_CHANGED * (hand.handedness != self.hand.handedness)

    def follow(self, hand: Hand, time: float) -> None:
        step = hand.landmarks[:, :2].mean(axis=0) - self.hand.landmarks[:, :2].mean(axis=0)
        if time > self.time:
            self.velocity = step / (time - self.time)
        self.hand, self.time = hand, time


class HandIdentities:
    """Gives every hand a number that stays with it.

    Example:
        >>> identities = HandIdentities()
        >>> hands_by_id = identities.update(0.033, landmarker.detect(picture))
    """

    def __init__(self):
        self._tracks: list[_Track] = []
        self._next = 0

    def update(self, time: float, hands: Sequence[Hand]) -> dict[int, Hand]:
        """The hands of a frame by identity, in the order in which they came.

        Args:
            time: of the frame in seconds; never decreases.
            hands: all hands of the frame.
        """
        self._tracks = [track for track in self._tracks if time - track.time <= LOST]
        found = {}
        for hand, track in zip(hands, self._matching(time, hands), strict=True):
            if track is None:
                track = self._begin(hand, time)
            track.follow(hand, time)
            found[track.id] = hand
        return found

    def ids(self) -> set[int]:
        """Of the hands that are seen, or were a moment ago."""
        return {track.id for track in self._tracks}

    def reset(self) -> None:
        """No hand of the next frame is one of those seen."""
        self._tracks = []

    def _matching(self, time: float, hands: Sequence[Hand]) -> list[_Track | None]:
        """The track of each hand; None for a hand that is new."""
        cost = [[track.distance(hand, time) for track in self._tracks] for hand in hands]
        new = range(len(self._tracks), len(self._tracks) + len(hands))
        places = [*range(len(self._tracks)), *new]

        def total(choice: tuple[int, ...]) -> float:
            return sum(
                FARTHEST if place in new else row[place]
                for row, place in zip(cost, choice, strict=True)
            )

        best = min(permutations(places, len(hands)), key=total)
        return [None if place in new else self._tracks[place] for place in best]

    def _begin(self, hand: Hand, time: float) -> _Track:
        track = _Track(self._next, hand, time, np.zeros(2, np.float32))
        self._tracks.append(track)
        self._next += 1
        return track
