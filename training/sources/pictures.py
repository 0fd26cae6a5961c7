"""A photograph with a label."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from asl_keras.files import read_bytes
from asl_keras.frames.decoding import decoded
from asl_keras.frames.picture import MAX_BYTES
from training.sources.samples import Shown


@dataclass(frozen=True)
class Photograph:
    """A file, read when it is looked at."""

    origin: str
    label: str
    signer: str
    file: Path
    is_clip = False

    def digest(self) -> str:
        """Of the file's content."""
        return hashlib.sha256(read_bytes(self.file, MAX_BYTES)).hexdigest()

    def frames(self) -> Iterator[Shown]:
        """The picture."""
        yield Shown(decoded(read_bytes(self.file, MAX_BYTES)).pixels)

    def label_at(self, time: float) -> str:
        """Its label."""
        return self.label
