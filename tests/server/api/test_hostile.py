"""Requests of strangers: none is answered with 500, nothing crashes, nothing grows.

`python -m tests.server.api.test_hostile 10000` asks so many, and says how the memory grew.
"""

import io
import json
import struct
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from PIL import Image
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks
from starlette.testclient import WebSocketDenialResponse

from asl_keras.errors import LONGEST
from server.api.app import create_app
from server.api.options import ServerOptions
from server.serving.limits import Limits
from server.serving.shelf import Shelf

HOST = "testserver"  # of schemathesis
LIVE = f"ws://{HOST}/v1/live"
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
FEW = 40  # requests of each kind
Request = tuple[str, dict[str, str], bytes]
FORM = {"Content-Type": "multipart/form-data; boundary=x"}


class Handless:
    """Finds no hand: what hostile pictures do, they do before."""

    def findings(self, picture, enough=None):
        return []

    def findings_of_all(self, picture):
        return []


def application() -> FastAPI:
    """A server that looks for no hands."""
    options = ServerOptions(reload=0.0, names=(HOST,))
    app = create_app(options, Limits(megabytes=1, megapixels=4, hands=100, fps=100))
    app.state.served.photos._landmarkers = {hands: Shelf(Handless) for hands in range(1, 5)}
    app.state.served.photos.warm = lambda: None
    app.state.served.stop = _never  # schemathesis starts and ends the server at each request
    return app


async def _never() -> None:
    """Stops nothing."""


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(application(), f"http://{HOST}") as client:
        yield client


def quickly(count: int) -> settings:
    return settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


def from_the_description(client: TestClient, count: int) -> Counter[int]:
    """Asks so many requests for each operation, of those that it describes and of others."""
    schema = schemathesis.openapi.from_dict(client.app.openapi())
    schema.app = client.app
    seen: Counter[int] = Counter()
    for found in schema.get_all_operations():
        for mode in schemathesis.GenerationMode:
            ask(found.ok(), mode, count, seen)
    return seen


def ask(operation, mode, count: int, seen: Counter[int]) -> None:
    @quickly(count)
    @given(case=operation.as_strategy(generation_mode=mode))
    def once(case) -> None:
        answer = case.call()
        seen[answer.status_code] += 1
        case.validate_response(answer, checks=CHECKS)

    with suppress(Unsatisfiable):  # nothing can be wrong about a GET without parameters
        once()


def made_by_hand(seed: int) -> Iterator[Request]:
    """Requests without end, most of them damaged."""
    random = np.random.default_rng(seed)
    makers: list[Callable[[np.random.Generator], Request]] = [_form, _picture, _bomb, _npz, _json]
    while True:
        yield makers[random.integers(len(makers))](random)


def _damaged(random: np.random.Generator, content: bytes) -> bytes:
    """Bytes changed, cut off, or doubled."""
    changed = bytearray(content)
    for place in random.integers(0, len(changed), random.integers(0, 8)):
        changed[place] = random.integers(256)
    if random.random() < 0.5:
        changed = changed[: random.integers(len(changed))]
    return bytes(changed * 2 if random.random() < 0.1 else changed)


def _form(random: np.random.Generator) -> Request:
    part = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n%b\r\n'
    body = b"".join(part % random.bytes(20) for _ in range(random.integers(1, 30))) + b"--x--\r\n"
    return "/v1/recognize", FORM, _damaged(random, body)


def _picture(random: np.random.Generator) -> Request:
    file = io.BytesIO()
    pixels = random.integers(0, 256, (12, 16, 3), np.uint8)
    kind = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "AVIF")[random.integers(6)]
    Image.fromarray(pixels).save(file, kind)
    return "/v1/recognize", {"Content-Type": "image/jpeg"}, _damaged(random, file.getvalue())


def _bomb(random: np.random.Generator) -> Request:
    """A PNG whose head states more than there is, or than is good."""
    width, height = (int(2 ** random.uniform(0, 31)) for _ in range(2))

    def chunk(name: bytes, content: bytes) -> bytes:
        sum_ = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + sum_

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    packed = zlib.compress(bytes(random.integers(1, 2_000_000)))
    text = chunk(b"zTXt", b"a\0\0" + packed) if random.random() < 0.5 else b""
    body = b"\x89PNG\r\n\x1a\n" + head + text + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    return "/v1/recognize?hands=2", {"Content-Type": "image/png"}, body


def _npz(random: np.random.Generator) -> Request:
    file = io.BytesIO()
    shape = (int(random.integers(0, 3)), 21, int(random.integers(1, 4)))
    kind = ("f4", "f8", "i8", "U3", "?", "c8", "M8[s]")[random.integers(7)]
    np.savez_compressed(file, landmarks=np.ones(shape).astype(kind))
    kinds = {"Content-Type": "application/x-npz"}
    return "/v1/landmarks", kinds, _damaged(random, file.getvalue())


def _json(random: np.random.Generator) -> Request:
    body = json.dumps({"landmarks": random.uniform(-1e10, 1e10, (1, 21, 3)).tolist()}).encode()
    return "/v1/landmarks?model=default", {"Content-Type": "text/plain"}, _damaged(random, body)


def expect_an_answer(client: TestClient, request: Request) -> int:
    path, headers, body = request
    answer = client.post(path, headers=headers, content=body)
    assert answer.status_code in (200, 413, 422), answer.text
    if answer.status_code != 200:
        problem = answer.json()
        assert problem["detail"].startswith("Expected "), problem
        assert " Received: " in problem["detail"] or "…" in problem["detail"], problem
        assert len(problem["detail"]) <= LONGEST
    return answer.status_code


def test_what_the_description_allows_and_what_it_forbids_is_answered(client):
    seen = from_the_description(client, FEW // 8)
    assert 200 in seen
    assert 422 in seen


def test_damaged_forms_pictures_and_arrays_are_answered_in_a_sentence(client):
    seen = Counter(expect_an_answer(client, one) for one in islice(made_by_hand(0), 5 * FEW))
    assert seen[200] >= FEW / 10
    assert seen[422] >= FEW


@quickly(FEW)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_a_live_connection_answers_whatever_comes(client, message):
    with client.websocket_connect(LIVE) as socket:
        socket.receive_json()
        (socket.send_bytes if isinstance(message, bytes) else socket.send_text)(message)
        assert socket.receive_json()["problem"]["status"] == 422


PRINTABLE = st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="#")


@quickly(FEW)
@given(st.text(PRINTABLE, max_size=60))
def test_a_live_connection_with_whatever_parameters_is_opened_or_refused(client, query):
    assert _outcome(client, query) in (101, 422)


def _outcome(client: TestClient, query: str) -> int:
    try:
        with client.websocket_connect(f"{LIVE}?{query}") as socket:
            assert "model" in socket.receive_json()
            return 101
    except WebSocketDenialResponse as refused:
        return refused.status_code


def main(count: int) -> None:
    """Asks so many requests, a third of them from the description."""
    with TestClient(application(), f"http://{HOST}") as client:
        seen: Counter[int] = Counter()
        for step in range(10):
            seen += from_the_description(client, count // 10 // 3 // 4)
            hostile = islice(made_by_hand(step), count * 2 // 3 // 10)
            seen += Counter(expect_an_answer(client, one) for one in hostile)
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            print(f"{seen.total():>6}  {dict(seen)}  {pages >> 8} MB", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
