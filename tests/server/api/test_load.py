"""More requests than can be answered."""

import threading

import pytest
from starlette.requests import Request

from server.api.guard import HEADERS
from server.serving.limits import Limits

SOON = 60.0  # seconds; nothing here takes as long


@pytest.fixture
def stuck(serve):
    """A server whose one worker is busy until it is let go, with one place in the queue."""
    client, go, begun = serve(Limits(workers=1, queue=1, deadline=SOON)), threading.Event(), []
    busy = threading.Barrier(2, timeout=SOON)

    def read(*_):
        if not begun:
            begun.append(1)
            busy.wait()
        assert go.wait(SOON)
        raise RuntimeError("a reader that fails")

    client.app.state.served.photos.read = read
    asking = [
        threading.Thread(target=client.post, args=("/v1/recognize",), kwargs={"content": b"x"})
        for _ in range(2)
    ]
    asking[0].start()
    busy.wait()
    asking[1].start()
    while not client.app.state.served.pool.waiting:
        threading.Event().wait(0.001)
    yield client
    go.set()
    for thread in asking:
        thread.join()


@pytest.mark.parametrize("path", ["/v1/recognize", "/v1/landmarks"])
def test_who_would_wait_too_long_is_refused_before_the_body_is_read(
    stuck, path, recorder, monkeypatch
):
    monkeypatch.setattr(Request, "stream", None)
    answer = stuck.post(path, content=bytes(1_000_000))
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) >= 1
    assert answer.json()["reason"] == "queue"
    assert recorder.refusals == [(path.rpartition("/")[2], "queue")]


def test_health_and_models_answer_however_busy_the_workers_are(stuck):
    for path in ("/healthz", "/readyz", "/v1/models", "/metrics", "/openapi.json"):
        assert stuck.get(path).status_code == 200


def test_a_bug_is_said_as_one_without_its_words(serve, recorder):
    client = serve()
    client.app.state.served.photos.read = None
    answer = client.post("/v1/recognize", content=b"x")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "Expected an answer. Received: a bug of ours."
    assert set(map(str.lower, HEADERS)) <= set(answer.headers)
    assert recorder.answers == [("recognize", 500)]
