"""One connection of `WS /v1/live`: what comes is read, what was read is answered."""

import asyncio
import json
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from fastapi import WebSocket, WebSocketDisconnect

from server.api.ids import new_id
from server.api.live_json import as_json
from server.api.problems import problem_of
from server.serving.inbox import Arrived, Inbox
from server.serving.live_client import LiveClient, LiveMoment
from server.serving.messages import Picture, message_of
from server.serving.models import Model
from server.serving.served import Served
from server.watching.observation import Observation

DOOR = "live"
GOING_AWAY, TOO_MUCH, TOO_SLOW, BUG = 1001, 1008, 1008, 1011  # of RFC 6455


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
