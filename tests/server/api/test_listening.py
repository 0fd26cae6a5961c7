"""Connections of those who take nothing, or come in numbers."""

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress

import pytest

from server.api.app import create_app
from server.api.guard import CHUNK, parts_of
from server.api.listening import listen, server_of
from server.api.options import ServerOptions
from server.serving.limits import Limits
from server.serving.photos import PhotoReader

SOON = 60.0  # seconds; nothing here takes as long
ASKED = b"GET /big.png HTTP/1.1\r\nHost: localhost\r\n\r\n"
SIZE = 2_000_000  # bytes; more than the kernel keeps for a client here


@pytest.fixture
def site(tmp_path):
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / "big.png").write_bytes(bytes(SIZE))
    return tmp_path


@pytest.fixture
def listening(site, monkeypatch):
    monkeypatch.setattr(PhotoReader, "warm", lambda _: None)

    @contextmanager
    def start(limits: Limits) -> Iterator[int]:
        options = ServerOptions(port=0, reload=0.0)
        with listen(options) as place:
            place.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)  # of connections, too
            server = server_of(create_app(options, limits, site=site), limits)
            thread = threading.Thread(target=server.run, args=([place],))
            thread.start()
            try:
                yield place.getsockname()[1]
            finally:
                server.should_exit = True
                thread.join(SOON)
                assert not thread.is_alive()

    return start


def connected(port: int) -> socket.socket:
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(SOON)
    client.connect(("127.0.0.1", port))
    return client


def is_cut_off(client: socket.socket) -> bool:
    """Without taking anything."""
    watch = select.poll()
    watch.register(client, 0)  # a connection that is reset is told of even so
    return bool(watch.poll(SOON * 1000))


def test_who_takes_nothing_of_an_answer_is_cut_off(listening):
    with listening(Limits(patience=0.3)) as port, closing(connected(port)) as client:
        client.sendall(ASKED)
        assert is_cut_off(client)


def test_a_live_client_that_takes_nothing_is_cut_off(listening):
    upgrade = b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    key = b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    ping = b"\x89\xfd" + bytes(4) + bytes(125)  # each is answered
    with listening(Limits(patience=0.3)) as port, closing(connected(port)) as client:
        client.sendall(b"GET /v1/live HTTP/1.1\r\nHost: localhost\r\n" + upgrade + key + b"\r\n")
        assert client.recv(12) == b"HTTP/1.1 101"
        with suppress(ConnectionError):
            client.sendall(ping * 2000)
        assert is_cut_off(client)


def test_who_takes_it_in_time_has_all_of_it(listening):
    with listening(Limits(patience=5)) as port, closing(connected(port)) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        client.sendall(ASKED.replace(b"localhost", b"localhost\r\nConnection: close"))
        taken = 0
        while part := client.recv(1 << 20):
            taken += len(part)
        assert taken > SIZE


def test_twice_as_many_connections_as_there_may_be_are_cut_off(listening):
    with listening(Limits(connections=3, patience=SOON)) as port, ExitStack() as stack:
        clients = [stack.enter_context(closing(connected(port))) for _ in range(7)]
        assert clients[-1].recv(1) == b""
        clients[0].sendall(ASKED)
        assert clients[0].recv(12) == b"HTTP/1.1 503"


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1, 3 * CHUNK])
@pytest.mark.parametrize("more", [True, False])
def test_answers_are_sent_piece_by_piece(size, more):
    body = bytes(range(256)) * (size // 256) + bytes(size % 256)
    message = {"type": "http.response.body", "body": body, "more_body": more}
    parts = list(parts_of(message))
    assert b"".join(part["body"] for part in parts) == body
    assert all(len(part["body"]) <= CHUNK for part in parts)
    assert [part["more_body"] for part in parts] == [True] * (len(parts) - 1) + [more]
