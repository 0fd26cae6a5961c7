"""What stands before all routes: who may ask, and the headers of every answer."""

import hmac
import time
from collections.abc import Callable, Collection, Iterator, MutableMapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from server.api.problems import ProblemError, problem_of
from server.serving.pool import BusyError
from server.watching.observation import Observer

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
    "img-src 'self' blob: data:; worker-src 'self'; style-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
SAFE = ("GET", "HEAD", "OPTIONS")
API, DOORS = "/v1/", ("recognize", "landmarks", "live", "feedback", "models")
QUEUED = ("recognize", "landmarks")
CHUNK = 1 << 16  # bytes of an answer that are sent at once
WITH_TOKEN = (API, "/metrics")


@dataclass(frozen=True)
class Admission:
    """Who may ask."""

    token: str | None = None
    """What clients must send; None lets everybody in."""
    names: Collection[str] | None = None
    """Hosts in addresses that lead here; None is any."""


def door_of(path: str) -> str:
    """The door that an address leads to, one of a few words whatever the address is."""
    name = path.removeprefix(API)
    return name if path.startswith(API) and name in DOORS else "other"


class Guard:
    """Refuses who may not ask, and puts headers on every answer.

    A page of a stranger may send requests to this machine from its visitor's browser: that is what
    the names and the origin are looked at for.

    Args:
        app: that is guarded.
        admission: who may ask.
        observer: is told of answers and refusals.
        expect_room: raises BusyError while nothing more can be read; asked before the body comes.
    """

    def __init__(
        self,
        app: ASGIApp,
        admission: Admission,
        observer: Observer,
        expect_room: Callable[[], None] = lambda: None,
    ):
        self._app, self._admission, self._observer = app, admission, observer
        self._expect_room = expect_room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        door, began = door_of(scope["path"]), time.monotonic()

        has_begun = False

        async def answer(message: MutableMapping[str, Any]) -> None:
            nonlocal has_begun
            has_begun = True
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                self._observer.answered(door, message["status"], time.monotonic() - began)
            for part in parts_of(message):
                await send(part)

        problem = refusal(scope, self._admission) or self._without_room(scope, door)
        if problem is not None:
            self._observer.refused(door, problem.reason)
            await problem.response()(scope, receive, answer)
            return
        try:
            await self._app(scope, receive, answer)
        except Exception as bug:
            # Here, as an answer from outside would lack the headers and not be counted.
            if not has_begun:
                await problem_of(bug).response()(scope, receive, answer)
            raise  # to be logged

    def _without_room(self, scope: Scope, door: str) -> ProblemError | None:
        if scope["type"] == "websocket" or door not in QUEUED:
            return None
        try:
            self._expect_room()
        except BusyError as error:
            return problem_of(error)
        return None


def parts_of(message: MutableMapping[str, Any]) -> Iterator[MutableMapping[str, Any]]:
    """A message to a client as many, of `CHUNK` bytes at most.

    Whoever sends waits until the client has taken what was sent before, so that no more of an
    answer lies in memory for each client that takes it slowly.
    """
    body = message.get("body", b"")
    if message["type"] != "http.response.body" or len(body) <= CHUNK:
        yield message
        return
    view, last = memoryview(body), (len(body) - 1) // CHUNK * CHUNK
    for start in range(0, last, CHUNK):
        yield {**message, "body": bytes(view[start : start + CHUNK]), "more_body": True}
    yield {**message, "body": bytes(view[last:])}


def refusal(scope: Scope, admission: Admission) -> ProblemError | None:
    """Why a request is refused before anybody reads it; None if it is not."""
    headers = Headers(scope=scope)
    host, origin = headers.get("host", ""), headers.get("origin")
    if admission.names is not None and _name(host) not in admission.names:
        return ProblemError(
            HTTPStatus.MISDIRECTED_REQUEST,
            "invalid",
            f"Expected a name of this server as `Host`. Received: {host or 'none'}. `--names` "
            "gives it more.",
        )
    is_safe = scope["type"] == "http" and scope["method"] in SAFE
    if origin is not None and not is_safe and _authority(origin) != host:
        return ProblemError(
            HTTPStatus.FORBIDDEN,
            "invalid",
            f"Expected a request of this server's own page, or of none. Received: {origin}.",
        )
    return _without_token(scope["path"], headers, admission.token)


def _without_token(path: str, headers: Headers, token: str | None) -> ProblemError | None:
    if token is None or not path.startswith(WITH_TOKEN):
        return None
    scheme, _, given = headers.get("authorization", "").partition(" ")
    same = hmac.compare_digest(given.strip().encode(), token.encode())
    if scheme.lower() == "bearer" and same:
        return None
    problem = ProblemError(
        HTTPStatus.UNAUTHORIZED,
        "token",
        "Expected the header `Authorization: Bearer` with this server's token. Received: "
        + ("another." if given else "none."),
    )
    problem.headers["WWW-Authenticate"] = "Bearer"
    return problem


def _authority(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
