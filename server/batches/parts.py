"""What is read at a time: a part of what was named, whose rows become one file."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

PICTURES = 100  # in a part: 20 seconds of a core
HANDS = 5_000  # in a part: as long


@dataclass(frozen=True)
class Part:
    """Some pictures, or some rows of a file."""

    kind: str
    """The name of a source in `server.batches.inputs`."""
    root: str
    """The folder that names are relative to: on every machine the same."""
    names: tuple[str, ...]
    """Of the pictures, or of the one file, as they are in the answer."""
    sizes: tuple[int, ...]
    """Of the files in bytes, by which a changed one is noticed."""
    start: int = 0
    """The first row, of the file or of its row group."""
    stop: int = 0
    """The row after the last one."""
    group: int = 0
    """The row group of a Parquet file."""
    before: int = 0
    """Rows of the file before that group."""
    key: str | None = None
    """Column of a Parquet file whose values are in the answer."""

    @property
    def path(self) -> Path:
        """Of the one file."""
        return Path(self.root, self.names[0])

    def __str__(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def of(cls, text: str) -> "Part":
        """Of its JSON."""
        known = json.loads(text)
        return cls(**{**known, "names": tuple(known["names"]), "sizes": tuple(known["sizes"])})


@dataclass(frozen=True)
class Item:
    """One picture, or one hand."""

    file: str
    row: int | None
    """In the file; None for a picture that is one."""
    key: str | None
    """What the column of keys says of it."""
    content: Path | bytes | np.ndarray | None
    """A picture's file or its content; or landmarks, numbers of any shape."""
    fault: str | None = None
    """Why there is no content, to follow the name of the file."""


def rows_at_a_time(count: int, most: int) -> list[tuple[int, int]]:
    """The first row and the one after the last of each part of so many rows."""
    return [(start, min(start + most, count)) for start in range(0, count, most)]
