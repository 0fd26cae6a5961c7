"""uvicorn, with patience that ends, and a stop that answers what was accepted."""

import asyncio
import logging
import math
import socket
import struct
from typing import Any

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from asl_keras.errors import InputError
from server.api.options import ServerOptions
from server.serving.limits import MEGABYTE, Limits

BACKLOG = 2048  # connections that wait to be accepted
OF_CLIENTS = (  # which uvicorn 0.54 calls errors
    "ASGI callable returned without completing handshake.",  # a WebSocket is refused with an answer
    "Invalid UTF-8 sequence received from client.",
)
LAST_WORDS = 2.0  # seconds beyond the deadline, until connections are cut when the server stops


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


class Server(uvicorn.Server):
    """Listens, until it is asked to stop; then it takes no more, and answers what it has."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Says where it listens, once it does."""
        assert sockets
        await super().startup(sockets)
        if self.started:
            host, port = sockets[0].getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            print(f"Serving at http://{shown}:{port}; Ctrl-C stops.", flush=True)

    async def shutdown(self, sockets: Any = None) -> None:
        """Ends live connections first, which uvicorn would cut."""
        app: Any = self.config.app
        app.state.served.is_ready = False
        for server in self.servers:
            server.close()
        await app.state.live.close(app.state.served.limits.deadline)
        await super().shutdown(sockets)


def listen(options: ServerOptions) -> socket.socket:
    """The socket that a server listens at.

    Raises:
        InputError: if somebody else does, or the machine has no such address.
    """
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        return socket.create_server((options.host, options.port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise InputError(
            f"Expected `host` and `port` at which a server can listen. Received: {options.host} "
            f"and {options.port} ({error.strerror}). Name another port.",
            "host",
            "port",
        ) from error


def log_to_stderr() -> None:
    """What operators should know: reloads, refused models, bugs; never what a client sent."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    # A command is silent of warnings, which here is what somebody should look at.
    logging.disable(logging.NOTSET)
    # Readers of forms and pictures, and warnings of uvicorn and asyncio, tell of what clients send:
    # anybody could fill a disk.
    logging.getLogger().addHandler(logging.NullHandler())
    levels = {"server": logging.INFO, "uvicorn": logging.ERROR, "asyncio": logging.ERROR}
    for name, level in levels.items():
        logging.getLogger(name).addHandler(handler)
        logging.getLogger(name).setLevel(level)
    logging.getLogger("uvicorn.error").addFilter(lambda record: record.msg not in OF_CLIENTS)


def server_of(app: FastAPI, limits: Limits) -> Server:
    """The server of an application, to be run."""
    patience = {"patience": limits.patience}
    config = uvicorn.Config(
        app,
        http=type("Protocol", (PatientProtocol,), patience),
        ws=type("Live", (PatientLive,), patience),
        ws_max_size=round(limits.frame * MEGABYTE),
        ws_per_message_deflate=False,  # pictures are packed, and a packed bomb need not be feared
        limit_concurrency=limits.connections,
        timeout_graceful_shutdown=round(limits.batch_deadline + LAST_WORDS),
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
    )
    return Server(config)
