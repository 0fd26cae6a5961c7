"""WS /v1/live: frames or landmarks in, readings and what is written out."""

import asyncio
import json
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from itertools import count
from typing import Annotated, Any

from fastapi import APIRouter, Query, WebSocket, WebSocketDisconnect

from asl_keras.errors import InputError
from asl_keras.live.options import LanguageOptions
from asl_keras.text import Rules
from server.api.ids import new_id
from server.api.live_json import as_json
from server.api.parameters import CanaryHeader, ModelName
from server.api.problems import ProblemError, problem_of
from server.serving.inbox import Arrived, Inbox
from server.serving.live_client import LiveClient, LiveMoment
from server.serving.messages import Picture, message_of
from server.serving.models import Model
from server.serving.served import Served
from server.watching.observation import Observation

DOOR = "live"
GOING_AWAY, TOO_MUCH, TOO_SLOW, BUG = 1001, 1008, 1008, 1011  # of RFC 6455
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


class Conversation:
    """One connection, from its greeting on."""

    def __init__(
        self, socket: WebSocket, served: Served, model: Model, client: LiveClient, inbox: Inbox
    ):
        self._socket, self._served, self._model = socket, served, model
        self._client, self._inbox = client, inbox
        self._limits = served.limits
        self._began = time.monotonic()
        self._source = new_id()
        self._code = GOING_AWAY

    async def hold(self) -> None:
        """Answers until the client leaves, is silent, too fast or too slow, or the server stops."""
        listening = asyncio.create_task(self._listen())
        try:
            await self._send(_greeting(self._model))
            while (arrived := await self._inbox.get()) is not None:
                began = time.monotonic()
                await self._send(await self._answer(arrived))
                if arrived.is_frame:
                    await asyncio.sleep(max(0.0, began + 1 / self._limits.fps - time.monotonic()))
        except (WebSocketDisconnect, RuntimeError):  # Starlette's word for a socket that is closed
            self._code = 0
        except TimeoutError:
            self._code = TOO_SLOW
        except Exception:
            self._code = BUG
            raise
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
            await asyncio.to_thread(self._client.close)
            await self._close()

    async def _listen(self) -> None:
        """Puts what comes into the inbox."""
        try:
            while True:
                message = await asyncio.wait_for(self._socket.receive(), self._limits.idle)
                if message["type"] == "websocket.disconnect":
                    self._code = 0
                    return
                if not self._inbox.put(_read(message), time.monotonic() - self._began):
                    self._served.observer.refused(DOOR, "rate")
                    self._code = TOO_MUCH
                    return
        except TimeoutError:
            pass
        finally:
            self._inbox.end()

    async def _answer(self, arrived: Arrived) -> dict[str, Any]:
        head = {"message": arrived.number, "skipped": self._inbox.skipped}
        try:
            if isinstance(arrived.message, Exception):
                raise arrived.message
            job = partial(self._client.take, arrived.message, arrived.time)
            kind = "frame" if isinstance(arrived.message, Picture) else "live hands"
            deadline = time.monotonic() + self._limits.deadline
            done = await self._served.pool.run(kind, job, deadline)
        except Exception as error:
            problem = problem_of(error)
            self._served.observer.refused(DOOR, problem.reason)
            if problem.reason == "bug":
                raise
            return {**head, "problem": problem.as_json()}
        if arrived.is_frame:
            self._observe(done.value, done.waited)
        return {**head, **as_json(done.value, new_id)}

    def _observe(self, moment: LiveMoment, waited: float) -> None:
        seconds = {"queue": waited, **moment.seconds}
        of = partial(Observation, DOOR, self._model.name, self._model.version, seconds)
        saw = self._served.observer.saw
        for row, hand in zip(moment.probabilities, moment.scene.hands, strict=True):
            is_known = hand.letter is not None
            saw(of(row, is_known, hand.landmarks, hand.handedness, source=self._source))
        if not moment.scene.hands:
            saw(of(source=self._source))

    async def _send(self, known: dict[str, Any]) -> None:
        """Raises TimeoutError where the client does not take it."""
        text = json.dumps(known, separators=(",", ":"))
        await asyncio.wait_for(self._socket.send_text(text), self._limits.patience)

    async def _close(self) -> None:
        if self._code:
            with suppress(RuntimeError, TimeoutError):
                await asyncio.wait_for(self._socket.close(self._code), 1)


def _read(message: Mapping[str, Any]) -> Any:
    """The message that a frame of the socket is, or what is wrong with it."""
    if message.get("bytes") is not None:
        return Picture(message["bytes"])
    try:
        return message_of(message.get("text") or "")
    except Exception as error:  # a bug is told and logged as one, too
        return error


def _greeting(model: Model) -> dict[str, Any]:
    return {
        "model": model.name,
        "version": model.version,
        "labels": model.reader.alphabet.labels,
        "threshold": model.reader.threshold,
    }
