"""WS /v1/live: frames or landmarks in, readings and what is written out."""

import asyncio
from contextlib import suppress
from http import HTTPStatus
from itertools import count
from typing import Annotated

from fastapi import APIRouter, Query, WebSocket

from asl_keras.errors import InputError
from asl_keras.live.options import LanguageOptions
from asl_keras.text import Rules
from server.api.conversation import DOOR, Conversation
from server.api.parameters import CanaryHeader, ModelName
from server.api.problems import ProblemError, problem_of
from server.serving.inbox import Inbox
from server.serving.live_client import LiveClient
from server.serving.served import Served

Seconds = Annotated[float | None, Query(description="As the option of `asl webcam`.")]


class LiveDoor:
    """The connections that there are."""

    def __init__(self, served: Served):
        self.served = served
        self._open: set[Inbox] = set()
        self._numbers = count()
        self._nobody = asyncio.Event()
        self._is_closed = False

    def enter(self) -> Inbox:
        """A place for one more; raises ProblemError if there is none."""
        if self._is_closed or len(self._open) >= self.served.limits.live:
            raise ProblemError(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "queue",
                f"Expected at most {self.served.limits.live} live connections. Received: one more. "
                "Try again in 5 s.",
                retry=5,
            )
        inbox = Inbox(self.served.limits.fps)
        self._open.add(inbox)
        return inbox

    def leave(self, inbox: Inbox) -> None:
        """Frees a place."""
        self._open.discard(inbox)
        if not self._open:
            self._nobody.set()

    def key(self) -> bytes:
        """Tells a connection from others, by its number."""
        return b"%d" % next(self._numbers)

    async def close(self, seconds: float) -> None:
        """Answers what has come, and ends all connections; waits so long for it."""
        self._is_closed = True
        self._nobody.clear()
        for inbox in self._open:
            inbox.end()
        if self._open:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._nobody.wait(), seconds)


def router(door: LiveDoor) -> APIRouter:
    """The route."""
    routes = APIRouter()

    @routes.websocket("/v1/live")
    async def live(
        socket: WebSocket,
        model: ModelName = None,
        mirrored: bool = False,
        language: str = "en",
        threshold: Seconds = None,
        window: Seconds = None,
        hold: Seconds = None,
        release: Seconds = None,
        gap: Seconds = None,
        x_canary: CanaryHeader = None,
    ) -> None:
        given = {"window": window, "hold": hold, "release": release, "gap": gap}
        served = door.served
        try:
            inbox = door.enter()
        except ProblemError as problem:
            served.observer.refused(DOOR, problem.reason)
            await socket.send_denial_response(problem.response())
            return
        try:
            chosen = served.choice.of(model, door.key(), x_canary)
            rules = {name: value for name, value in given.items() if value is not None}
            least = chosen.reader.threshold if threshold is None else threshold
            decoder = await asyncio.to_thread(
                LanguageOptions(language).open, chosen.reader.alphabet
            )
            client = LiveClient(
                chosen.reader,
                Rules(threshold=least, **rules),
                decoder,
                mirrored,
                served.videos,
                served.limits.megapixels,
            )
            await socket.accept()
            await Conversation(socket, served, chosen, client, inbox).hold()
        except InputError as error:
            served.observer.refused(DOOR, "invalid")
            await socket.send_denial_response(problem_of(error).response())
        finally:
            door.leave(inbox)

    return routes
