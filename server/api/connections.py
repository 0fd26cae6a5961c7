"""Connections of uvicorn with patience that ends."""

import asyncio
import math
import socket
import struct
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol


class Taken(asyncio.Protocol):
    """A connection that is cut off while what was sent is not taken for too long.

    uvicorn waits for ever, also when it has closed the connection.
    """

    patience = 10.0
    """Seconds for the head of a request, and to take what was sent."""
    transport: Any
    loop: Any
    _untaken: asyncio.TimerHandle | None = None

    def pause_writing(self) -> None:
        """Waits until all is taken."""
        super().pause_writing()
        self._untaken = self.loop.call_later(self.patience, self._cut_off)

    def resume_writing(self) -> None:
        """All is taken."""
        self._stop_waiting()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits no longer."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _stop_waiting(self) -> None:
        if self._untaken is not None:
            self._untaken.cancel()

    def _cut_off(self) -> None:
        if self.transport.get_write_buffer_size():
            # Else the kernel keeps what it has for the client, for minutes.
            self.transport.get_extra_info("socket").setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
            )
            self.transport.abort()


class PatientLive(Taken, WebSocketsSansIOProtocol):
    """A live connection."""


class PatientProtocol(Taken, H11Protocol):
    """A connection that is closed while it asks for nothing for too long, or is one too many.

    uvicorn waits for ever for the head of a request, one byte at a time.
    """

    def connection_made(self, transport: Any) -> None:
        """Waits for the first request."""
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=0)  # to be told as long as anything is not taken
        self._waiting = self.loop.call_later(self.patience, self._give_up)
        # From `connections` on requests are answered with 503, which clients may not take either.
        if len(self.connections) > 2 * (self.limit_concurrency or math.inf):
            transport.abort()

    def data_received(self, data: bytes) -> None:
        """Waits for the rest, unless it is there."""
        super().data_received(data)
        if self._is_asking() and self._waiting.cancelled():
            self._waiting = self.loop.call_later(self.patience, self._give_up)
        elif not self._is_asking():
            self._waiting.cancel()

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits no longer."""
        self._waiting.cancel()
        super().connection_lost(exc)

    def _is_asking(self) -> bool:
        """Whether the connection is ours, and no request is being answered."""
        is_ours = self.transport.get_protocol() is self
        return is_ours and (self.cycle is None or self.cycle.response_complete)

    def _give_up(self) -> None:
        if self._is_asking():
            self.transport.close()
