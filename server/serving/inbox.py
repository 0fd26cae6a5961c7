"""What a live client has sent and was not answered yet: of frames that wait the newest alone."""

import asyncio
from collections import deque
from dataclasses import dataclass

from server.serving.messages import Hands, Message, Picture

MOST_WAITING = 32
FULL_AFTER = 2.0  # seconds of messages at full rate that may come at once


@dataclass(frozen=True)
class Arrived:
    """A message, or what is wrong with it."""

    message: Message | Exception
    number: int
    """From 0 on, of all that came."""
    time: float
    """Seconds, when it came."""

    @property
    def is_frame(self) -> bool:
        """Whether a newer one makes it useless."""
        return isinstance(self.message, Picture | Hands)


class Inbox:
    """Messages of one client, in order; a frame takes the place of one that waits right before it.

    Args:
        rate: messages a second that are taken; who sends twice as many for long is cut off.
    """

    def __init__(self, rate: float):
        self._waiting: deque[Arrived] = deque()
        self._changed = asyncio.Event()
        self._is_ended = False
        self._rate, self._level, self._last = 2 * rate, 0.0, 0.0
        self._count = 0
        self.skipped = 0

    def put(self, message: Message | Exception, time: float) -> bool:
        """Adds a message; False if there are too many.

        Args:
            message: or what is wrong with it.
            time: seconds, of the same clock each time.
        """
        self._level = max(0.0, self._level - (time - self._last) * self._rate) + 1
        self._last = time
        arrived = Arrived(message, self._count, time)
        self._count += 1
        if self._waiting and self._waiting[-1].is_frame and arrived.is_frame:
            self._waiting.pop()
            self.skipped += 1
        self._waiting.append(arrived)
        self._changed.set()
        return self._level <= FULL_AFTER * self._rate and len(self._waiting) <= MOST_WAITING

    def end(self) -> None:
        """Nothing more comes."""
        self._is_ended = True
        self._changed.set()

    async def get(self) -> Arrived | None:
        """The next message, waited for; None once there are no more."""
        while not self._waiting:
            if self._is_ended:
                return None
            self._changed.clear()
            await self._changed.wait()
        return self._waiting.popleft()
