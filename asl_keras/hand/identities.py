"""Keeps the identity of hands from frame to frame, also when they cross or one leaves.

A track expects its hand where it was, moved on at its last velocity. Hands and tracks are paired so
that the sum of the distances is least; all 21 landmarks count, so that the shape of a hand tells it
apart where two hands meet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from asl_keras.hand.hand import Hand

LOST = 0.5  # seconds after which a hand that is missed is gone
PAUSE = (
    10.0  # seconds between two frames, after which all are: a source of one frame a second has 1
)
FARTHEST = 1.5  # sizes of the hand between two frames; beyond, it is another hand
SIDE_CHANGED = 0.5  # sizes of the hand, the distance that another handedness adds


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

    def __init__(self) -> None:
        self._tracks: list[_Track] = []
        self._next = 0
        self._last = 0.0  # when the last frame was

    def update(self, time: float, hands: Sequence[Hand]) -> dict[int, Hand]:
        """The hands of a frame by identity, in the order in which they came.

        Args:
            time: of the frame in seconds; never decreases.
            hands: all hands of the frame.
        """
        self._tracks = [track for track in self._tracks if not self._is_gone(track, time)]
        self._last = time
        found = {}
        for hand, track in zip(hands, self._matching(time, hands), strict=True):
            if track is None:
                track = self._begin(hand, time)
            track.follow(hand, time)
            found[track.id] = hand
        return found

    def ids(self) -> set[int]:
        """Of the hands that are seen, or were in the last frame, or within the last half second."""
        return {track.id for track in self._tracks}

    def reset(self) -> None:
        """Forgets all hands: those of the next frame are new."""
        self._tracks = []

    def _is_gone(self, track: _Track, time: float) -> bool:
        """A hand of the last frame was not missed yet, however long ago that was."""
        return time - track.time > (PAUSE if track.time == self._last else LOST)

    def _matching(self, time: float, hands: Sequence[Hand]) -> list[_Track | None]:
        """The track of each hand; None for a hand that is new."""
        if not hands:
            return []
        # A column for each track, and one of its own for each hand, in case it is new.
        count = len(self._tracks)
        cost = np.full((len(hands), count + len(hands)), np.inf)
        for row, hand in enumerate(hands):
            cost[row, :count] = [track.distance(hand, time) for track in self._tracks]
            cost[row, count + row] = FARTHEST
        return [self._tracks[place] if place < count else None for place in least_matching(cost)]

    def _begin(self, hand: Hand, time: float) -> _Track:
        track = _Track(self._next, hand, time, np.zeros(2, np.float32))
        self._tracks.append(track)
        self._next += 1
        return track


def least_matching(cost: np.ndarray) -> list[int]:
    """Linear assignment: a column of its own for each row, so that the sum of the costs is least.

    Args:
        cost: (R, C), R at least 1; infinite where a row must not have a column.
    """
    nearest = cost.argmin(axis=1).tolist()
    if len(set(nearest)) == len(nearest):
        return nearest  # no sum is less than that of the least costs
    # 0.27 s, once, and only where two hands want one track.
    from scipy.optimize import linear_sum_assignment

    return linear_sum_assignment(cost)[1].tolist()
