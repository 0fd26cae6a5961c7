"""`python -m server`, as a user runs it."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from asl_keras.command import USER_MISTAKE, in_a_sentence
from asl_keras.errors import InputError
from asl_keras.pretrained import SHIPPED
from server import batch
from server.__main__ import main
from server.serving.limits import Limits, cores

ROOT = Path(__file__).parents[2]
SMALL = SHIPPED.with_name("landmarks_int8.tflite")
SOON = 60  # seconds; a time-out, never waited for


@contextmanager
def running(*options: str) -> Iterator[tuple[subprocess.Popen, int]]:
    """A server of its own, and its port."""
    words = ["--port", "0", "--models", f"default={SMALL}", "--reload", "0", *options]
    process = subprocess.Popen(
        [sys.executable, "-m", "server", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        line = process.stdout.readline()
        assert line, process.communicate()[1]
        assert line.startswith("Serving at http://127.0.0.1:")
        yield process, int(line.split(";")[0].rpartition(":")[2])
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(
    ("command", "words"),
    [(main, ["--feedback", ""]), (batch.main, ["x", "--out", "y", "--address", ""])],
)
def test_an_empty_place_is_refused(command, words):
    with pytest.raises(InputError, match="an empty text"):
        command(words)


def request(path: str, body: bytes) -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def everything(connection: socket.socket) -> bytes:
    parts = []
    while part := connection.recv(1 << 16):
        parts.append(part)
    return b"".join(parts)


def test_a_server_logs_nothing_of_its_clients_and_answers_what_it_has_when_it_is_stopped():
    hands = np.random.default_rng(6).uniform(0, 300, (2000, 21, 3)).round(1).tolist()
    body = json.dumps({"landmarks": hands}).encode()
    patience = 0.5
    with running("--patience", str(patience)) as (process, port):
        address = ("127.0.0.1", port)
        slow = socket.create_connection(address, SOON)  # never sends its request to the end
        slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ")
        begun = time.monotonic()
        with slow:
            assert slow.recv(1) == b""
        assert time.monotonic() - begun >= patience / 2
        for one in _damaged():
            with socket.create_connection(address, SOON) as connection:
                connection.sendall(one)
                assert everything(connection).startswith(b"HTTP/1.1 4")
        with socket.create_connection(address, SOON) as asking:
            asking.sendall(request("/v1/landmarks", body))
            _wait_until_one_is_read(port)
            process.send_signal(signal.SIGTERM)
            answer = everything(asking)
        head, _, content = answer.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200")
        assert len(json.loads(content)["hands"]) == 2000
        assert process.wait(SOON) == 128 + signal.SIGTERM
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(address, SOON)
        assert process.stderr.read() == "Stopped.\n"


def test_what_operators_should_know_is_logged_and_nothing_that_clients_can_cause(tmp_path):
    model = tmp_path / "model.tflite"
    shutil.copy(SMALL, model)
    with running("--models", f"default={model}", "--reload", "0.01") as (process, port):
        with connect(f"ws://127.0.0.1:{port}/v1/live") as live:
            live.recv(SOON)
            live.socket.sendall(b"\x81\x82" + bytes(4) + b"\xff\xff")  # a text that is no UTF-8
            with pytest.raises(ConnectionClosed):
                live.recv(SOON)
        model.with_name("next").write_bytes(b"nothing that could read")
        model.with_name("next").replace(model)
        _wait_until_a_model_is_refused(port)
        process.send_signal(signal.SIGTERM)
        line, *more = process.stderr.read().splitlines()
        assert "WARNING server.serving.models: default stays at " in line
        assert more == ["Stopped."]


def _damaged() -> list[bytes]:
    """Requests that readers of forms and pictures would remark on."""
    head = b"POST /v1/recognize HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    form = b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 18\r\n\r\n"
    return [
        b"secret" * 100 + b"\r\n\r\n",
        b"GET /secret HTTP/1.1\r\n\r\n",
        head.replace(b" HTTP", b"?model=secret HTTP") + b"\r\n",
        head + form + b"--x\r\nsecret\r\n\r\n\x0d.",
        head + b"Content-Length: 14\r\n\r\nII*\0secret" + bytes(4),
    ]


def _wait_until_a_model_is_refused(port: int) -> None:
    until = time.monotonic() + SOON
    while time.monotonic() < until:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/models", timeout=SOON) as answer:
            if any(model["refused"] for model in json.load(answer)["models"]):
                return


def _wait_until_one_is_read(port: int) -> None:
    """Until the body has arrived: then an answer to another comes after its first job."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=SOON) as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    "words", [["--host", "192.0.2.1"], ["--host", "::2"], ["--host", "no.such"]]
)
def test_an_address_that_is_not_ours_is_said(words):
    with pytest.raises(InputError, match="Expected `host` and `port` at which"):
        main([*words, "--port", "0", "--without-token"])


def test_a_port_that_is_taken_is_said_before_any_model_is_opened():
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(InputError, match="Name another port"),
    ):
        main(["--port", str(taken.getsockname()[1]), "--models", "default=/nowhere"])


def test_a_plain_install_says_what_to_install(tmp_path):
    (tmp_path / "fastapi.py").write_text("raise ModuleNotFoundError(name='fastapi')")
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    result = subprocess.run(
        [sys.executable, "-m", "server", "--port", "0"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=SOON,
    )
    assert result.returncode == USER_MISTAKE
    assert "pip install '.[serve]'" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["uvicorn", "websockets", "python_multipart"])
def test_other_packages_that_are_missing_are_said_too(name):
    said = in_a_sentence(ModuleNotFoundError(name=name))
    assert "pip install '.[serve]'" in said


@pytest.mark.parametrize(
    "words", [["--port", "99999"], ["--queue", "0"], ["--token-file", "/nowhere"], ["--fps", "-1"]]
)
def test_options_that_do_not_fit_are_said_before_anything_is_loaded(words):
    with pytest.raises(InputError, match=words[0].removeprefix("--").replace("-", "_")):
        main(words)


def test_there_are_as_many_workers_as_cores():
    assert Limits().threads == cores() >= 1
    assert Limits(workers=3).threads == 3
