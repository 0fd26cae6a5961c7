"""Who may ask, and the headers of every answer."""

from pathlib import Path

import pytest
from starlette.websockets import WebSocketDisconnect

from asl_keras.errors import InputError
from server.api.options import ServerOptions

LIVE = "ws://127.0.0.1:8000/v1/live"

TOKEN = "0123456789abcdef"
FOR_ALL = {"host": "0.0.0.0", "without_token": True}


@pytest.fixture
def client(serve):
    return serve()


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},  # whose address is that of this machine
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "[::1"},
        {"Host": ""},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:8001"},
        {"Origin": "null"},
        {"Origin": "http://[::1"},
    ],
)
def test_pages_of_strangers_are_refused(client, headers, recorder):
    answer = client.post("/v1/landmarks", content=b"{}", headers=headers)
    assert answer.status_code in (403, 421)
    assert answer.json()["reason"] == "invalid"
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(LIVE, headers=headers):
        pass
    assert recorder.refusals == [("landmarks", "invalid"), ("live", "invalid")]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "localhost:8000"},
        {"Host": "[::1]:8000"},
        {"Origin": "http://127.0.0.1:8000"},
        {"Host": "letters.example", "Origin": "https://letters.example"},
    ],
)
def test_its_own_page_is_let_in(serve, headers):
    client = serve(names=("letters.example",))
    assert client.post("/v1/landmarks", content=b"{}", headers=headers).status_code == 422
    with client.websocket_connect(LIVE, headers=headers) as socket:
        assert socket.receive_json()["model"] == "default"


def test_a_server_for_others_has_any_name_unless_it_is_told(serve):
    headers = {"Host": "letters.example"}
    assert serve(**FOR_ALL).get("/healthz", headers=headers).status_code == 200
    named = serve(**FOR_ALL, names=("other.example",))
    assert named.get("/healthz", headers=headers).status_code == 421


def test_with_a_token_nobody_else_asks_but_for_the_page_and_the_health(serve, tmp_path, recorder):
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    client = serve(token_file=tmp_path / "token")
    right = {"Authorization": f"Bearer {TOKEN}"}
    for path in ("/v1/models", "/metrics"):
        for headers in ({}, {"Authorization": f"Bearer {TOKEN}x"}, {"Authorization": TOKEN}):
            answer = client.get(path, headers=headers)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"] == "Bearer"
            assert TOKEN not in answer.text
        assert client.get(path, headers=right).status_code == 200
    for path in ("/healthz", "/readyz"):
        assert client.get(path).status_code == 200
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(LIVE):
        pass
    with client.websocket_connect(LIVE, headers=right) as socket:
        assert socket.receive_json()["model"] == "default"
    assert {reason for _, reason in recorder.refusals} == {"token"}


@pytest.mark.parametrize("content", ["", "short\n", "with a space in it\n", "\n" + TOKEN])
def test_a_token_that_is_none_is_refused_at_the_start(tmp_path, content):
    (tmp_path / "token").write_text(content)
    with pytest.raises(InputError, match="token_file"):
        ServerOptions(token_file=tmp_path / "token").token()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "letters.example", ""])
def test_a_server_that_others_reach_has_a_token_unless_it_is_to_have_none(host):
    with pytest.raises(InputError, match="Expected a `token_file` with a `host` that others"):
        ServerOptions(host=host)
    assert not ServerOptions(host=host, token_file=Path("token")).is_for_this_machine
    assert ServerOptions(host=host, without_token=True).token() is None


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_this_machine_alone_needs_no_token(host):
    assert ServerOptions(host=host).is_for_this_machine


@pytest.mark.parametrize("path", ["/", "/v1/models", "/nowhere", "/healthz", "/openapi.json"])
def test_every_answer_has_the_headers(client, path):
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "camera=(self)" in headers["permissions-policy"]
    policy = headers["content-security-policy"]
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert not [name for name in headers if name.startswith("access-control")]
    assert not {"server", "set-cookie"} & set(headers)


def test_doors_are_few_whatever_is_asked_for(client, recorder):
    for path in ("/v1/models", "/v1/../../etc/passwd", "/v1/" + "x" * 1000, "/v1/recognize/more"):
        client.get(path)
    assert {door for door, _ in recorder.answers} == {"models", "other"}


def test_a_request_without_a_host_is_told_of_it(client):
    answer = client.get("/healthz", headers={"Host": ""})
    assert "as `Host`. Received: none. `--names`" in answer.json()["detail"]
