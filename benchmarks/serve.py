"""Loads a server on this machine: throughput and latency at 1, 2 and 4 times what it can do.

Examples:
  python -m benchmarks.serve --photos ../shared/data/photos
  python -m benchmarks.serve --kinds landmarks --soak 100000 --model small

Starts `python -m server` at a free port of 127.0.0.1 and asks it from this process, so both share
the cores. First twice as many clients as the machine has cores ask one after the other: what is
answered then is the capacity. Then requests come at fixed times, whether others were answered or
not. A live client sends 10 frames a second, and capacity is the clients for whom that is enough.
Each line takes --seconds, --soak 10000 about half a minute. Prints what was asked and answered a
second, milliseconds until an answer and until a refusal, what was answered after the deadline or
broke, the server's processor time for an answer, which other programs disturb less, and its memory.
"""

import argparse
import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError, expect
from asl_keras.frames.folder import pictures_named
from asl_keras.pretrained import SHIPPED
from benchmarks.serve_clients import FRAMES, Answer, Connections, Request, at_rate, in_turns, live

KINDS = ("photos", "landmarks", "live")
TIMES = (1, 2, 4)
CLIENTS = 2 * (os.cpu_count() or 1)
MOST_PICTURES = 40
SMALL = SHIPPED.with_name("landmarks_int8.tflite")
SOAK_STEP = 10_000
HEADINGS = ("kind", "load", "asked/s", "answered/s", "median", "p95 ms", "refused/s", "p95 ms")
LINE = "{:>9} {:>5} {:>8} {:>10} {:>7} {:>7} {:>9} {:>7} {:>5} {:>6} {:>7} {:>5}"
TICKS = os.sysconf("SC_CLK_TCK")


class Server(NamedTuple):
    """A server that was started."""

    port: int
    process: int

    @property
    def megabytes(self) -> int:
        """Its resident memory."""
        pages = int(Path(f"/proc/{self.process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") >> 20

    @property
    def processor(self) -> float:
        """Seconds that it has computed, on all cores together."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("benchmarks.serve", __doc__)
    page.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS)
    page.add_argument("--photos", type=Path, help="a folder of pictures, for photos and live")
    page.add_argument("--model", default="default", help="that reads landmarks: default or small")
    page.add_argument("--seconds", type=float, default=10.0, help="of each line, at most 60")
    page.add_argument("--soak", type=int, default=0, help="so many requests of landmarks instead")
    page.add_argument(
        "--server", nargs=argparse.REMAINDER, default=[], help="more words for the server"
    )
    given = page.parse_args(arguments)
    expect(0 < given.seconds <= 60, "seconds", "of at most 60", given.seconds)
    expect(0 <= given.soak <= 1_000_000, "soak", "of at most 1000000", given.soak)
    needs_photos = not given.soak and set(given.kinds) != {"landmarks"}
    expect(not needs_photos or given.photos, "photos", "with photos and live", given.photos)
    photos = _photos(given.photos) if needs_photos else []
    with serving(given.server) as server:
        if given.soak:
            asyncio.run(soak(server, given.model, given.soak))
            return
        print(LINE.format(*HEADINGS, "late", "broken", "cpu ms", "MB"))
        for kind in given.kinds:
            asyncio.run(loads(server, kind, photos, given.model, given.seconds))


async def loads(
    server: Server, kind: str, photos: Sequence[bytes], model: str, seconds: float
) -> None:
    """Prints the lines of a kind."""
    if kind == "live":
        await _live_loads(server, photos, seconds)
        return
    request = _landmarks(model) if kind == "landmarks" else _of_photos(photos)
    with closing(Connections(server.port, request)) as connections:
        await in_turns(connections, CLIENTS, seconds / 2)  # until all is loaded
        before = server.processor
        answers = await in_turns(connections, CLIENTS, seconds)
        capacity = len(answers) / seconds
        _show(kind, "turns", capacity, answers, seconds, server, before)
        for times in TIMES:
            before = server.processor
            answers = await at_rate(connections, times * capacity, seconds)
            _show(kind, f"{times}", times * capacity, answers, seconds, server, before)


async def _live_loads(server: Server, photos: Sequence[bytes], seconds: float) -> None:
    before = server.processor
    answers = await live(server.port, CLIENTS, photos, seconds)
    _show("live", f"{CLIENTS} cl", CLIENTS * FRAMES, answers, seconds, server, before)
    capacity = max(1, round(sum(one.status == 200 for one in answers) / seconds / FRAMES))
    for times in TIMES:
        clients, before = times * capacity, server.processor
        answers = await live(server.port, clients, photos, seconds)
        _show("live", f"{times}", clients * FRAMES, answers, seconds, server, before)


async def soak(server: Server, model: str, count: int) -> None:
    """Prints the memory after each 10,000 requests of landmarks."""
    print(f"{0:>8}  {server.megabytes} MB")
    with closing(Connections(server.port, _landmarks(model))) as connections:
        for start in range(0, count, SOAK_STEP):
            step = min(SOAK_STEP, count - start)
            answers = await _so_many(connections, step)
            good = sum(one.status == 200 for one in answers)
            print(f"{start + step:>8}  {server.megabytes} MB  {good} answered", flush=True)


async def _so_many(connections: Connections, count: int) -> list[Answer]:
    async def client(share: int) -> list[Answer]:
        return [await connections.ask() for _ in range(share)]

    shares = [len(range(place, count, CLIENTS)) for place in range(CLIENTS)]
    every = await asyncio.gather(*map(client, shares))
    return [answer for answers in every for answer in answers]


def _show(
    kind: str,
    load: str,
    asked: float,
    answers: Sequence[Answer],
    seconds: float,
    server: Server,
    before: float,
) -> None:
    good = [1000 * one.seconds for one in answers if one.status == 200]
    refused = [1000 * one.seconds for one in answers if one.status == 503]
    late = sum(one.status == 504 for one in answers)
    cells = (
        *(kind, load, f"{asked:.1f}", f"{len(good) / seconds:.1f}"),
        *(_percentile(good, 50), _percentile(good, 95)),
        *(f"{len(refused) / seconds:.1f}", _percentile(refused, 95)),
        *(late, len(answers) - len(good) - len(refused) - late),
        *(f"{1000 * (server.processor - before) / max(1, len(good)):.0f}", server.megabytes),
    )
    print(LINE.format(*cells), flush=True)


def _percentile(milliseconds: Sequence[float], percent: int) -> str:
    return f"{np.percentile(milliseconds, percent):.0f}" if milliseconds else "-"


def _photos(folder: Path) -> list[bytes]:
    pictures = pictures_named(str(folder))
    return [file.read_bytes() for file in pictures[:: max(1, len(pictures) // MOST_PICTURES)]]


def _of_photos(photos: Sequence[bytes]) -> Request:
    return Request("/v1/recognize?looks=fast", "application/octet-stream", photos)


def _landmarks(model: str) -> Request:
    hands = np.random.default_rng(0).uniform(0, 300, (100, 21, 3)).round(1)
    bodies = [b'{"landmarks":[%b]}' % str(hand.tolist()).encode() for hand in hands]
    return Request(f"/v1/landmarks?model={model}", "application/json", bodies)


@contextmanager
def serving(words: Sequence[str]) -> Iterator[Server]:
    """A server of its own, for the length of a `with`."""
    command = [sys.executable, "-m", "server", "--port", "0", "--models", f"small={SMALL}"]
    process = subprocess.Popen([*command, *words], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        if not line:
            raise InputError("Expected a server that starts. Received: one that ended.")
        yield Server(int(line.split(";")[0].rpartition(":")[2]), process.pid)
    finally:
        process.terminate()
        process.wait(60)
        process.stdout.close()


if __name__ == "__main__":
    run(main)
