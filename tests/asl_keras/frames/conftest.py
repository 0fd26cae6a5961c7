"""Numbered frames: as a video file, and as a stream on 127.0.0.1."""

import contextlib
import itertools
import threading
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from asl_keras.opencv import cv2

CODECS = {".mp4": "mp4v", ".avi": "MJPG", ".webm": "VP80"}
STEP = 8  # of grey, from one number to the next: more than codecs lose
NUMBERS = 256 // STEP


def number_of(frame) -> int:
    """The number that a frame's grey stands for."""
    return round(frame.picture.mean() / STEP)


def picture_of(number: int) -> np.ndarray:
    """uint8 (48, 64, 3), grey."""
    return np.full((48, 64, 3), number % NUMBERS * STEP, np.uint8)


@pytest.fixture
def number():
    """`number_of`."""
    return number_of


@pytest.fixture
def video(tmp_path):
    """Writes a video of numbered frames; the codec is mp4v, MJPG for `.avi`, VP8 for `.webm`."""

    def write(name: str = "clip.mp4", count: int = 20, fps: float = 10) -> Path:
        file = tmp_path / name
        codec = cv2.VideoWriter_fourcc(*CODECS[file.suffix])
        writer = cv2.VideoWriter(str(file), cv2.CAP_FFMPEG, codec, fps, (64, 48))
        for index in range(count):
            writer.write(picture_of(index))
        writer.release()
        return file

    return write


@pytest.fixture
def sender():
    """An MJPEG stream that is not on yet."""
    stream = Sender()
    yield stream
    stream.stop()


@pytest.fixture
def web_address(tmp_path):
    """The address of a server of the files in `tmp_path`; with `?endless` it says no length."""

    class Files(SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=tmp_path)

        def log_message(self, *_):
            pass

        def send_header(self, name, value):
            if name != "Content-Length" or "?" not in self.path:
                super().send_header(name, value)

        def copyfile(self, *arguments):
            with contextlib.suppress(OSError):  # the reader went away
                super().copyfile(*arguments)

    server, thread = _served(0, Files)
    yield f"http://127.0.0.1:{server.server_port}"
    _end(server, thread)


class Sender:
    """Sends numbered pictures as MJPEG over HTTP to each who asks, from number 0 on."""

    def __init__(self):
        self.port = 0
        self._sent = 0
        self._progress = threading.Condition()
        self._off = threading.Event()
        self._server = None

    @property
    def host(self) -> str:
        """With the port, which stays the same when it is switched on again."""
        return f"127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        """Of the stream."""
        return f"http://{self.host}/"

    def start(self, count: int = 10_000, size: int = 0, pace: float = 0.02) -> None:
        """Switches it on.

        Args:
            count: of pictures, after which it is silent.
            size: bytes that are added to each picture.
            pace: seconds from one picture to the next.
        """
        self._off.clear()
        send = self._send

        class Stream(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=part")
                self.end_headers()
                with contextlib.suppress(OSError):  # the reader went away
                    send(self.wfile, count, size, pace)

            def log_message(self, *_):
                pass

        self._server, self._thread = _served(self.port, Stream)
        self.port = self._server.server_port

    def stop(self) -> None:
        """Switches it off, in the middle of what it sends."""
        self._off.set()
        if self._server:
            _end(self._server, self._thread)
            self._server = None

    def wait_until_sent(self, count: int) -> None:
        """Until so many pictures were sent."""
        with self._progress:
            assert self._progress.wait_for(lambda: self._sent >= count, timeout=10)

    def _send(self, output, count: int, size: int, pace: float) -> None:
        for index in itertools.count():
            if index == count:
                self._off.wait()
            if self._off.wait(pace):
                return
            jpeg = cv2.imencode(".jpg", picture_of(index))[1].tobytes() + bytes(size)
            head = f"--part\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
            output.write(head.encode() + jpeg + b"\r\n")
            with self._progress:
                self._sent = index + 1
                self._progress.notify_all()


def _served(port: int, handler) -> tuple[ThreadingHTTPServer, threading.Thread]:
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = False  # `server_close` waits for them
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    return server, thread


def _end(server: ThreadingHTTPServer, thread: threading.Thread) -> None:
    server.shutdown()
    thread.join()
    server.server_close()
