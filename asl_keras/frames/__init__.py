"""Where frames come from: a camera, a stream, a video, a picture or a folder of pictures."""

import os
import re

from asl_keras.errors import InputError
from asl_keras.frames.camera import open_camera
from asl_keras.frames.capture import MOST_FPS
from asl_keras.frames.source import FrameSource
from asl_keras.frames.stills import EXTENSIONS, open_folder, open_picture
from asl_keras.frames.stream import is_stream, open_stream
from asl_keras.frames.video import open_video

__all__ = ["FrameSource", "open_frames"]


def open_frames(name: str, fps: float | None = None) -> FrameSource:
    """The source that a name means.

    Args:
        name: a camera's number, the address of a stream (http, https, rtsp, rtmp or udp), a folder
            of pictures, a picture or a video. A folder named `0` is `./0`.
        fps: frames per second, above 0, at most 240: asked of a camera, taken from a video that
            has more, or of the show of pictures (default: 10). A live stream has its own.

    Raises:
        InputError: if there is nothing to show under that name.

    Example:
        >>> with open_frames("0") as source:
        ...     for frame in source.frames():
        ...         ...
    """
    if fps is not None and not 0 < fps <= MOST_FPS:
        raise InputError(
            f"Expected frames per second above 0, at most {MOST_FPS:g}. Received: {fps}"
        )
    if re.fullmatch("[0-9]{1,9}", name):
        return open_camera(int(name), fps)
    if is_stream(name):
        return open_stream(name, fps)
    if os.path.isdir(name):
        return open_folder(name, fps)
    if os.path.splitext(name)[1].lower() in EXTENSIONS:
        return open_picture(name, fps)
    return open_video(name, fps)
