"""Streams from the network, and videos on a web server."""

import re

from asl_keras.errors import InputError
from asl_keras.frames.capture import Capture
from asl_keras.frames.live import EndedError, LiveSource, delivers
from asl_keras.frames.source import FrameSource
from asl_keras.frames.video import VideoSource
from asl_keras.frames.web import Answer, ask

# FFmpeg knows dozens more, of which some read this computer's files.
SCHEMES = ("http", "https", "rtsp", "rtsps", "rtmp", "udp")
ADDRESS = re.compile(rf"(?i:{'|'.join(SCHEMES)})://(?:[^/?#]*@)?(?P<host>[^/?#]+)")


def is_stream(name: str) -> bool:
    """Whether a name is an address that may be opened."""
    return ADDRESS.match(name) is not None


def open_stream(address: str, fps: float | None = None) -> FrameSource:
    """A stream, live; or a video on a server, if it or the server says how long it is.

    What turns out to begin anew each time is a recording, too, and ends.

    Raises:
        InputError: if nothing comes from there.
    """
    # Without the password: messages are shown in the window, which may be recorded.
    host = _host(address)
    capture = Capture.of_stream(address) if _is_utf8(address) else None
    # Cameras send pictures one by one, and some have no second answer while they do.
    answer = None if capture is None or capture.codec == "MJPG" else ask(address)
    if capture is not None and (not capture.is_endless or (answer and answer.is_recording)):
        return VideoSource(capture, f"a video of {host}", fps)
    if capture is None or not _is_fit(capture):
        raise InputError(
            f"Expected a stream. Received: an address of {host}, which sends no pictures; "
            "check the address, and whether the sender is on."
        )
    return LiveSource(f"Stream {host}", capture, lambda: _connect(address, answer))


def _host(address: str) -> str:
    match = ADDRESS.match(address)
    return match["host"] if match else address


def _connect(address: str, first: Answer | None) -> Capture | None:
    if first is not None and ask(address) == first:  # it would be shown once more
        raise EndedError
    capture = Capture.of_stream(address)
    return capture if capture is not None and _is_fit(capture) else None


def _is_fit(capture: Capture) -> bool:
    return not capture.is_too_large and delivers(capture)


def _is_utf8(address: str) -> bool:
    try:
        return bool(address.encode())
    except UnicodeEncodeError:
        return False
