"""A session of recording: asks for letters, counts down, and keeps frames of each view.

It knows no camera and no clock: frames come with their times, and keys are calls.
"""

from collections.abc import Sequence

import numpy as np

from asl_keras.adapt.lesson import ANEW
from asl_keras.adapt.recording import STILL, Frames, apart, shape
from asl_keras.hand.hand import Hand
from training.collecting.records import Phase, Recorded, Row, Rules
from training.collecting.takes import SIDES, Take, View

MOVE = 1.5  # seconds to change from one view to the next
CLIP = 2.5  # seconds of a letter that moves
PATIENCE = 0.5  # seconds without a hand after which the countdown begins anew


class Session:
    """Goes through takes, view by view.

    Args:
        takes: in the order in which they are asked for.
        rules: how much is recorded, and when.
    """

    def __init__(self, takes: Sequence[Take], rules: Rules):
        self.takes, self.rules = tuple(takes), rules
        self.counts = [0] * len(takes)
        """Frames of each take that was completed."""
        self.place = 0
        self.phase = Phase.ASK
        self.left = 0.0
        """Seconds that are left of a countdown."""
        self.other_hand = False
        """Whether the hand that is seen seems to be the other one."""
        self.still_the_last = False
        """Whether the hand still shows the letter before: nothing is recorded for some seconds."""
        self._last: np.ndarray | None = None  # the shape of the letter before
        self._begin()

    @property
    def take(self) -> Take | None:
        """That is asked for; None at the end."""
        return self.takes[self.place] if self.place < len(self.takes) else None

    @property
    def view(self) -> View:
        """That is asked for."""
        return self.rules.views[self._view]

    @property
    def views_done(self) -> int:
        """Of this take."""
        return self._view

    @property
    def share(self) -> float:
        """How much of this take is recorded, 0 to 1."""
        return min((self._view + self._share_of_view) / len(self.rules.views), 1.0)

    def see(
        self, time: float, hand: Hand | None, picture: np.ndarray | None = None
    ) -> Recorded | None:
        """Takes a frame; returns the take that it completed.

        Args:
            time: in seconds; never decreases.
            hand: as it is to be kept, of the person's handedness; None if there is none.
            picture: to be kept with it.
        """
        if self.take is None:
            return None
        if hand is None:
            self._lose(time)
            return None
        self._seen, self.other_hand = time, hand.handedness != SIDES[self.take.side]
        self._count_down(time, hand)
        return self._record(time, hand, picture) if self.phase is Phase.RECORD else None

    def skip(self) -> None:
        """Leaves this take out; what was recorded of it is forgotten."""
        self._go(min(self.place + 1, len(self.takes)))

    def back(self) -> None:
        """Begins this take anew, or the one before where nothing is recorded of this."""
        self._go(self.place if self._rows else max(self.place - 1, 0))

    def _count_down(self, time: float, hand: Hand) -> None:
        if self.phase is Phase.ASK:
            self._until, self.phase = time + self._wait, Phase.COUNT
        if self.phase is not Phase.COUNT:
            return
        self.left = max(self._until - time, 0.0)
        self.still_the_last = self._is_the_last(hand) and time < self._until + ANEW
        if self.left == 0 and not self.still_the_last:
            self.phase, self._since = Phase.RECORD, time

    def _is_the_last(self, hand: Hand) -> bool:
        """Whether a hand still shows the letter before this one."""
        return self._last is not None and apart(self._last, shape(hand.landmarks)) <= STILL

    @property
    def _wait(self) -> float:
        return self.rules.countdown if self._view == 0 else MOVE

    def _go(self, place: int, last: np.ndarray | None = None) -> None:
        self.place, self._last = place, last
        self._begin()

    def _begin(self) -> None:
        self._rows: list[Row] = []
        self._begin_view(0)
        self._start: float | None = None

    def _begin_view(self, view: int) -> None:
        self._view, self._frames = view, Frames(self.rules.frames)
        self._seen = self._until = self._since = self._share_of_view = self.left = 0.0
        self.still_the_last = False
        self.phase = Phase.END if self.take is None else Phase.ASK

    def _lose(self, time: float) -> None:
        """A hand that is gone for a moment is waited for; the countdown of another begins anew."""
        self.other_hand = False
        if self.phase is Phase.COUNT and time - self._seen > PATIENCE:
            self.phase = Phase.ASK

    def _record(self, time: float, hand: Hand, picture: np.ndarray | None) -> Recorded | None:
        assert self.take is not None
        if self.take.moves or self._frames.offer(time, hand.landmarks):
            self._start = time if self._start is None else self._start
            row = Row(hand.landmarks, hand.handedness, time - self._start, picture)
            self._rows.append(row)
        kept = len(self._frames.landmarks) / self.rules.frames
        self._share_of_view = (time - self._since) / CLIP if self.take.moves else kept
        return self._next_view() if self._share_of_view >= 1 else None

    def _next_view(self) -> Recorded | None:
        if self._view + 1 < len(self.rules.views):
            self._last = None
            self._begin_view(self._view + 1)
            return None
        assert self.take is not None
        recorded = Recorded(self.place, self.take, tuple(self._rows))
        self.counts[self.place] = len(self._rows)
        self._go(self.place + 1, None if self.take.moves else shape(self._rows[-1].landmarks))
        return recorded
