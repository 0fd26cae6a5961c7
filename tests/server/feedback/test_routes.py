"""`POST /v1/feedback`."""

import asyncio
import copy
from unittest.mock import Mock

import numpy as np
import pytest

from server.feedback import routes
from server.feedback.database import UnavailableError
from server.feedback.routes import EXAMPLE


def changed(**fields: object) -> dict:
    return {**copy.deepcopy(EXAMPLE), **fields}


def test_what_is_acknowledged_is_kept(client, store):
    answer = client.post("/v1/feedback", json=changed(handedness="Right", signer="anna"))
    assert answer.status_code == 200
    assert answer.json() == {"id": EXAMPLE["id"], "label": "B"}
    found = store.since(0)[0]
    assert found["labels"].tolist() == ["B"]
    assert np.isnan(found["landmarks"][0, :, 2]).all()
    assert found["landmarks"][0, 3, 0] == EXAMPLE["landmarks"][3][0]


def test_said_again_it_is_kept_once(client, store):
    for _ in range(3):
        assert client.post("/v1/feedback", json=EXAMPLE).status_code == 200
    assert len(store) == 1


POINT = [0.0, 0.0, None]


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        None,
        changed(id="short"),
        changed(id="x" * 65),
        changed(id="'; DROP TABLE feedback; --"),
        changed(id=7),
        changed(label="Q"),
        changed(label=""),
        changed(label="A" * 51),
        changed(label=None),
        changed(landmarks=[]),
        changed(landmarks=[POINT] * 20),
        changed(landmarks=[POINT] * 22),
        changed(landmarks=[POINT] * 21),
        changed(landmarks=[[1.0, 2.0]] * 21),
        changed(landmarks=[["a", "b", "c"]] * 21),
        changed(landmarks=[[1e300, 0.0, 0.0], *EXAMPLE["landmarks"][1:]]),
        changed(landmarks={"0": POINT}),
        changed(landmarks=[[True, 0.0, 0.0], *EXAMPLE["landmarks"][1:]]),
        changed(landmarks=[["1", 0.0, 0.0], *EXAMPLE["landmarks"][1:]]),
        changed(landmarks=[[10**400, 0.0, 0.0], *EXAMPLE["landmarks"][1:]]),
        changed(handedness="left"),
        changed(signer="a b"),
        changed(signer="\x00"),
        changed(picture="..."),
    ],
    ids=str,
)
def test_what_is_no_feedback_is_refused_and_not_kept(client, store, body):
    assert client.post("/v1/feedback", json=body).status_code == 422
    assert len(store) == 0


@pytest.mark.parametrize("content", [b"{", b"\xff", b'{"id": NaN}', b"[" * 10_000])
def test_no_json_is_refused(client, store, content):
    headers = {"Content-Type": "application/json"}
    answer = client.post("/v1/feedback", content=content, headers=headers)
    assert answer.status_code == 422
    assert len(store) == 0


def test_a_body_that_is_too_large_is_refused_before_it_is_there(client, store):
    def endless():
        for _ in range(1000):
            yield b" " * 1000

    assert client.post("/v1/feedback", content=endless()).status_code == 413
    assert len(store) == 0


def test_a_body_that_does_not_come_is_not_waited_for(client, store, monkeypatch):
    monkeypatch.setattr(routes, "PATIENCE", 0.01)
    said = []

    async def never() -> dict:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: dict) -> None:
        said.append(message)

    way = {"method": "POST", "path": "/v1/feedback", "query_string": b"", "headers": []}
    asyncio.run(client.app({"type": "http", **way}, never, send))
    assert said[0]["status"] == 408


def test_a_store_that_is_full_or_broken_does_not_acknowledge(client, store, monkeypatch):
    monkeypatch.setattr(store, "_most", 0)
    answer = client.post("/v1/feedback", json=EXAMPLE)
    assert answer.status_code == 507
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"].startswith("Expected room for feedback")
    assert "Stop the server" in answer.json()["detail"]
    monkeypatch.setattr(store, "put", Mock(side_effect=UnavailableError))
    answer = client.post("/v1/feedback", json=EXAMPLE)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]


def test_a_store_whose_file_was_deleted_says_so(client, store, file):
    file.unlink()
    answer = client.post("/v1/feedback", json=EXAMPLE)
    assert answer.status_code == 503
    assert "deleted or moved. Restart" in answer.json()["detail"]
