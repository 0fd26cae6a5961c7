"""uvicorn, with connections that do not wait for ever, and a stop that answers what it has."""

import logging
import socket
from typing import Any

import uvicorn
from fastapi import FastAPI

from asl_keras.errors import InputError
from server.api.connections import PatientLive, PatientProtocol
from server.api.options import ServerOptions
from server.serving.limits import MEGABYTE, Limits

BACKLOG = 2048  # connections that wait to be accepted
OF_CLIENTS = (  # which uvicorn 0.54 calls errors
    "ASGI callable returned without completing handshake.",  # a WebSocket is refused with an answer
    "Invalid UTF-8 sequence received from client.",
)
LAST_WORDS = 2.0  # seconds beyond the deadline, until connections are cut when the server stops


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
