"""Clients that ask a server on this machine: as soon as it has answered, or at fixed times."""

import asyncio
import json
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

HOST = "127.0.0.1"
PATIENCE = 60.0  # seconds for an answer; the server's own deadline is earlier
FRAMES = 10  # a second, of a live client
BROKEN = 0  # instead of a status


Pair = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Answer(NamedTuple):
    """What came of a request."""

    status: int
    seconds: float
    """Until it came."""


class Request(NamedTuple):
    """What is asked again and again: one of these bodies each time, in turns."""

    path: str
    kind: str
    bodies: Sequence[bytes]


class Connections:
    """Asks over connections that are kept, as few as are needed at the same time.

    Args:
        port: of the server.
        request: that is asked.
    """

    def __init__(self, port: int, request: Request):
        self._port, self._request = port, request
        self._free: list[Pair] = []
        self._count = 0

    async def ask(self) -> Answer:
        """One request and its answer."""
        begun = time.perf_counter()
        try:
            status = await asyncio.wait_for(self._status(), PATIENCE)
        except (OSError, EOFError, TimeoutError, ValueError):
            status = BROKEN
        return Answer(status, time.perf_counter() - begun)

    def close(self) -> None:
        """Closes all connections."""
        for _, writer in self._free:
            writer.close()

    async def _status(self) -> int:
        body = self._request.bodies[self._count % len(self._request.bodies)]
        self._count += 1
        while self._free:  # the server closes those that are idle
            with suppress(asyncio.IncompleteReadError, ConnectionError):
                return await self._status_by(self._free.pop(), body)
        return await self._status_by(await asyncio.open_connection(HOST, self._port), body)

    async def _status_by(self, pair: Pair, body: bytes) -> int:
        reader, writer = pair
        try:
            writer.write(
                f"POST {self._request.path} HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: "
                f"{self._request.kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                + body
            )
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
            await reader.readexactly(length)
        except BaseException:
            writer.close()
            raise
        if "connection: close" in head:
            writer.close()
        else:
            self._free.append(pair)
        return int(head.split(" ", 2)[1])


async def in_turns(connections: Connections, clients: int, seconds: float) -> list[Answer]:
    """Answers to clients that ask as soon as they are answered."""
    end, answers = time.perf_counter() + seconds, []

    async def client() -> None:
        while time.perf_counter() < end:
            answers.append(await connections.ask())

    await asyncio.gather(*(client() for _ in range(clients)))
    return answers


async def at_rate(connections: Connections, rate: float, seconds: float) -> list[Answer]:
    """Answers to requests that come at fixed times, whether others were answered or not."""
    begun, asked = time.perf_counter(), []
    for number in range(round(rate * seconds)):
        await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
        asked.append(asyncio.create_task(connections.ask()))
    return list(await asyncio.gather(*asked))


async def live(port: int, clients: int, frames: Sequence[bytes], seconds: float) -> list[Answer]:
    """Answers to frames of live clients; one that the server skips has none."""
    every = await asyncio.gather(
        *(_live_client(port, place, clients, frames, seconds) for place in range(clients))
    )
    return [answer for answers in every for answer in answers]


async def _live_client(
    port: int, place: int, clients: int, frames: Sequence[bytes], seconds: float
) -> list[Answer]:
    """One client: sends a frame each tenth of a second, and hears what comes."""
    import websockets

    sent: list[float] = []
    answers: list[Answer] = []

    async def hear(socket: websockets.ClientConnection) -> None:
        with suppress(websockets.ConnectionClosed):
            async for text in socket:
                known = json.loads(text)
                if "message" in known:
                    status = known.get("problem", {"status": 200})["status"]
                    answers.append(Answer(status, time.perf_counter() - sent[known["message"]]))

    await asyncio.sleep(place / clients / FRAMES)
    try:
        async with websockets.connect(f"ws://{HOST}:{port}/v1/live?language=none") as socket:
            hearing, begun = asyncio.create_task(hear(socket)), time.perf_counter()
            for number in range(round(seconds * FRAMES)):
                await asyncio.sleep(max(0.0, begun + number / FRAMES - time.perf_counter()))
                sent.append(time.perf_counter())
                await socket.send(frames[number // FRAMES % len(frames)])
        await hearing
    except websockets.InvalidStatus as refused:
        answers.append(Answer(refused.response.status_code, 0.0))
    except (OSError, websockets.WebSocketException):
        answers.append(Answer(BROKEN, 0.0))
    return answers
