"""`POST /v1/feedback`."""

import asyncio
import copy
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest

from server.feedback import routes
from server.feedback.database import UnavailableError
from server.feedback.routes import EXAMPLE, GivenFeedback


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


def test_what_is_wrong_is_said_with_the_rule(client):
    answer = client.post("/v1/feedback", json=changed(signer="Anna Maria"))
    assert "`signer`" in answer.json()["detail"]
    assert "at most 64 of A-Z, a-z, 0-9, _, . and -" in answer.json()["detail"]
    assert all(field.description for field in GivenFeedback.model_fields.values())


def test_a_store_that_is_full_says_so(client, store, counted, monkeypatch):
    monkeypatch.setattr(store, "_most", 0)
    answer = client.post("/v1/feedback", json=EXAMPLE)
    assert answer.status_code == 507
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"].startswith("Expected room for feedback")
    assert "Stop the server" in answer.json()["detail"]
    assert counted == ["room"]


def drop(file: Path) -> None:
    with closing(sqlite3.connect(file)) as base:
        base.execute("DROP TABLE feedback")


BREAKS: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "moved": lambda file: file.rename(file.with_name("elsewhere")),
    "emptied": lambda file: file.write_bytes(b""),
    "overwritten": lambda file: file.write_bytes(b"something else " * 1000),
    "dropped": drop,
}


@pytest.mark.parametrize("how", BREAKS)
def test_a_store_that_breaks_is_told_of(client, file, counted, caplog, how):
    assert client.post("/v1/feedback", json=EXAMPLE).status_code == 200
    assert client.get("/readyz").json() == {"status": "ready"}
    BREAKS[how](file)
    for _ in range(3):
        answer = client.post("/v1/feedback", json=EXAMPLE)
        assert answer.status_code == 503
        assert answer.json()["reason"] == "store"
        assert answer.json()["detail"].endswith("Restart the server.")
        assert "Retry-After" not in answer.headers  # in vain
    assert counted == ["store"] * 3
    (line,) = caplog.messages
    assert line.startswith("feedback is not kept")
    ready = client.get("/readyz")
    assert ready.status_code == 200  # hands are read all the same
    assert ready.json() == {"status": "ready", "feedback": answer.json()["detail"]}


def test_a_store_that_works_again_is_told_of_once(client, store, caplog, monkeypatch):
    caplog.set_level("INFO")
    write = Mock(side_effect=UnavailableError("SQLITE_FULL"))
    with monkeypatch.context() as broken:
        broken.setattr(store._database, "write", write)
        for _ in range(2):
            answer = client.post("/v1/feedback", json=EXAMPLE)
            assert (answer.status_code, answer.json()["reason"]) == (503, "store")
            assert answer.headers["Retry-After"] == "10"
    for _ in range(2):
        assert client.post("/v1/feedback", json=EXAMPLE).status_code == 200
    ours = [one.getMessage() for one in caplog.records if one.name == "server.feedback.store"]
    assert len(ours) == 2
    assert "SQLITE_FULL" in ours[0]
    assert ours[1] == "feedback is kept again"
    assert client.get("/readyz").json() == {"status": "ready"}
