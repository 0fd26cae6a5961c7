"""Video files: every frame that can be decoded, in order."""

from collections.abc import Iterator
from itertools import chain
from math import floor
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.frames.capture import Capture
from asl_keras.frames.frame import Frame
from asl_keras.frames.source import FrameSource

# FFmpeg reports the end and a broken frame alike. Ten seconds of broken frames are skipped; at the
# end of a file, 300 attempts take a millisecond.
MOST_BROKEN = 300
# Seconds. Timestamps that are closer together or further apart are nonsense.
SHORTEST_FRAME, LONGEST_FRAME = 0.001, 60.0
SLACK = 1e-6  # of a frame, as 0.29 * 100 is a little less than 29


class VideoSource(FrameSource):
    """The frames of a video.

    Args:
        capture: just opened; is released by `close`.
        name: of the video, for the message.
        fps: frames are left out where there are more per second; none is shown twice.

    Raises:
        InputError: if no frame can be read.
    """

    live = False

    def __init__(self, capture: Capture, name: str, fps: float | None = None):
        self.fps = min(fps or capture.fps, capture.fps)
        self.skipped = 0
        self.trouble = None
        self._capture = capture
        self._rate = fps
        frames = self._decoded()
        first = None if capture.is_too_large else next(frames, None)
        if first is None:
            fault = _fault_of(capture)
            capture.release()
            raise mistake(name, fault)
        self._frames = chain((first,), frames)

    def frames(self) -> Iterator[Frame]:
        """The frames that can be read, at their time in the video."""
        return self._frames

    def close(self) -> None:
        """Closes the file."""
        self._capture.release()

    def _decoded(self) -> Iterator[Frame]:
        last = -1
        for index, time in enumerate(self._grabbed()):
            place = floor(time * self._rate + SLACK) if self._rate else index
            if place == last:
                continue
            picture = self._capture.retrieve()
            if picture is None:
                self.skipped += 1
                continue
            last = place
            yield Frame(picture, time)

    def _grabbed(self) -> Iterator[float]:
        """The time of each frame that is grabbed."""
        clock = _Clock(self._capture.fps)
        broken = 0
        while broken < MOST_BROKEN:
            if not self._capture.grab():
                broken += 1
                continue
            self.skipped += broken
            broken = 0
            yield clock.time(self._capture.stamp)


class _Clock:
    """The container's timestamps where they are plausible, else the frame rate."""

    def __init__(self, fps: float):
        self._step = 1 / fps
        self._begin: float | None = None
        self._now = 0.0

    def time(self, stamp: float) -> float:
        """The time of the next frame, in seconds from 0."""
        if self._begin is None:
            self._begin = stamp
            return self._now
        since = stamp - self._begin
        is_sane = SHORTEST_FRAME <= since - self._now <= LONGEST_FRAME
        self._now = since if is_sane else self._now + self._step
        return self._now


def open_video(path: Path, fps: float | None = None) -> VideoSource:
    """A video file.

    Raises:
        InputError: if it is missing, not a file, empty, no video, or has no frame that can be read.
    """
    fault = _fault(path)
    if fault:
        raise mistake(str(path), fault)
    capture = Capture.of_file(path)
    if capture is None:
        fault = "is not a video, or was cut off; try to play it or to download it anew"
        raise mistake(str(path), fault)
    return VideoSource(capture, str(path), fps)


def mistake(name: str, fault: str) -> InputError:
    """What is wrong with a video."""
    return InputError(
        f"Expected a video (MP4, MOV, AVI, MKV or WebM). Received: {name}, which {fault}."
    )


def _fault_of(capture: Capture) -> str:
    """Why no frame can be read."""
    if capture.is_too_large:
        return "has frames of more than 100 megapixels"
    if capture.codec == "AV01":  # OpenCV's FFmpeg reads it on some graphics cards alone
        return (
            "is coded as AV1, which is not read here; recode it, for example with "
            "`ffmpeg -i IN -c:v libx264 OUT.mp4`"
        )
    return "has no frame that can be read"


def _fault(path: Path) -> str | None:
    if not path.exists():
        return (
            "does not exist; a camera is a number such as 0, "
            "a stream begins with http://, https:// or rtsp://"
        )
    # Opening a pipe or a device could wait forever.
    if not path.is_file():
        return "is not a regular file; a camera is a number such as 0, or /dev/video0 on Linux"
    try:
        str(path.absolute()).encode()
        with path.open("rb") as file:
            return None if file.read(1) else "is empty"
    except UnicodeEncodeError:
        return "has a name that is not UTF-8; rename it"
    except OSError as error:
        return f"cannot be read ({error.strerror})"
