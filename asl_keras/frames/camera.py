"""Cameras of this computer, by their number."""

import sys
from functools import partial
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.frames.capture import Capture
from asl_keras.frames.live import LiveSource, delivers

# OpenCV takes the hundreds of a number for a kind of driver.
LARGEST_NUMBER = 99


def open_camera(number: int, fps: float | None = None) -> LiveSource:
    """A camera, in its own size, asked for a frame rate if one is given.

    Raises:
        InputError: if it is missing, busy or gives no picture.
    """
    connect = partial(_connect, number, fps)
    capture = connect()
    if capture is None:
        raise InputError(f"Expected a camera. Received: {number}, which {camera_fault(number)}.")
    return LiveSource(f"Camera {number}", capture, connect)


def camera_fault(number: int, devices: Path = Path("/dev")) -> str:
    """Why a camera does not open, and what to try."""
    if sys.platform != "linux":
        return "is missing, busy or not allowed; close other programs that use it, or try another"
    found = camera_numbers(devices)
    if number in found:
        return "is busy or not a camera; close other programs that use it, or try another number"
    if not found:
        return f"is missing: there is no camera at all in {devices}; connect one"
    others = ", ".join(map(str, found))
    return f"is missing: there is no {devices}/video{number}; try {others}"


def _connect(number: int, fps: float | None) -> Capture | None:
    if number > LARGEST_NUMBER or (sys.platform == "linux" and number not in camera_numbers()):
        return None
    capture = Capture.of_camera(number, fps)
    if capture is None or capture.is_too_large or not delivers(capture):
        return None
    return capture


def camera_numbers(devices: Path = Path("/dev")) -> list[int]:
    """The numbers of Linux's video devices; some cameras have a second one without pictures."""
    numbers = (path.name.removeprefix("video") for path in devices.glob("video[0-9]*"))
    return sorted(int(number) for number in numbers if number.isdigit())
