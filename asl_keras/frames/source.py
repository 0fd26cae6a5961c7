"""What every source of frames can do."""

from collections.abc import Iterator
from typing import Protocol, Self

from asl_keras.frames.frame import Frame


class FrameSource(Protocol):
    """Gives frames, once, in the order of their time; use it in a `with` statement."""

    live: bool
    """A camera or a stream: old frames are dropped, never queued."""
    fps: float
    """Nominal frames per second."""
    skipped: int
    """Broken frames, or pictures that cannot be read, so far."""
    trouble: str | None
    """One short sentence for the user while a live source gives nothing."""

    def frames(self) -> Iterator[Frame | None]:
        """The frames; None, from a live source only, if there was no new one within 0.2 s."""

    def close(self) -> None:
        """Releases the device or the file. Frames end."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
