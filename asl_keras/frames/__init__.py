"""Where frames come from: a camera, a stream, a video, a picture or a folder of pictures."""

import os
import re
from pathlib import Path

from asl_keras.errors import InputError, expect
from asl_keras.frames.camera import open_camera
from asl_keras.frames.capture import MOST_FPS
from asl_keras.frames.picture import is_picture
from asl_keras.frames.source import FrameSource
from asl_keras.frames.stills import open_folder, open_picture
from asl_keras.frames.stream import is_stream, open_stream
from asl_keras.frames.video import open_video

CAMERA = re.compile("(?:/dev/video)?(?P<number>[0-9]{1,9})")  # Linux names them so

__all__ = ["FrameSource", "open_frames"]


def open_frames(name: str, fps: float | None = None) -> FrameSource:
    """Opens the source that a name stands for.

    Args:
        name: a camera's number or its device under /dev, the address of a stream (http, https,
            rtsp, rtmp or udp), a folder of pictures, a picture or a video. A folder named `0` is
            `./0`.
        fps: frames per second, above 0, at most 240. A camera is asked for it, a video with more
            leaves frames out, pictures are shown at it (default: 10). A live stream has its own.

    Raises:
        InputError: if there is nothing to show under that name.

    Example:
        >>> with open_frames("0") as source:
        ...     for frame in source.frames():
        ...         ...
    """
    expect(fps is None or 0 < fps <= MOST_FPS, "fps", f"above 0, at most {MOST_FPS:g}", fps)
    if not name:  # as a path it would be the current folder
        raise InputError("Expected a camera, a stream or a file to show. Received: an empty name")
    camera = CAMERA.fullmatch(name) or CAMERA.fullmatch(os.path.realpath(name))
    if camera:
        return open_camera(int(camera["number"]), fps)
    if is_stream(name):
        return open_stream(name, fps)
    path = Path(name)
    if path.is_dir():
        return open_folder(path, fps)
    return open_picture(path, fps) if is_picture(path) else open_video(path, fps)
