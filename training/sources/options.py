"""What a user says of all sources of a command."""

import re
from dataclasses import dataclass

from asl_keras.errors import expect

MOST_FPS = 240.0
ASPECT = re.compile(r"[1-9]\d{0,4}:[1-9]\d{0,4}")


@dataclass(frozen=True)
class SourceOptions:
    """What the sources say of themselves, and what they do not."""

    signer: str | None = None
    """Whose hands all of them are."""
    signer_from: str | None = None
    """Where a file's name has its signer, and perhaps its label, such as `{signer}_*.jpg` or
    `{signer}/{label}/*`."""
    labels: tuple[str, ...] = ()
    """Take hands of these labels alone."""
    fps: float = 5.0
    """Frames a second that are taken of a video, where it has more."""
    keys: tuple[str, ...] = ()
    """Other names of an NPZ file's arrays, such as landmarks=points labels=y."""
    names: tuple[str, ...] = ()
    """The labels that integers stand for, from 0 on, or a file of them, a line each."""
    aspect: str | None = None
    """Width and height of the pictures of which landmarks are shares, such as 4:3."""

    def __post_init__(self) -> None:
        expect(0 < self.fps <= MOST_FPS, "fps", f"above 0, at most {MOST_FPS:g}", self.fps)
        for field in ("signer", "signer_from"):
            expect(getattr(self, field) != "", field, "as text, or left out", "an empty text")
        both = self.signer is not None and self.signer_from is not None
        expect(not both, "signer", "or a pattern, not both", self.signer)
        right = self.aspect is None or ASPECT.fullmatch(self.aspect)
        expect(bool(right), "aspect", "as width:height, such as 16:9", self.aspect)

    @property
    def proportion(self) -> float | None:
        """Width / height of the pictures; None if unknown."""
        if self.aspect is None:
            return None
        width, height = self.aspect.split(":")
        return float(width) / float(height)
