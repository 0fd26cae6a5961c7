"""Reads a part and writes its file: what a process does, on whichever machine."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from asl_keras.errors import InputError
from server.batches.attempts import ENDED, Attempts
from server.batches.folder import QUESTION, answer_file, attempts_file
from server.batches.inputs import items
from server.batches.parts import Part
from server.batches.reading import BatchReader, together
from server.batches.rows import NO_HAND, Row, write


@dataclass(frozen=True)
class Count:
    """What was read."""

    rows: int = 0
    known: int = 0
    """Rows whose letter is known."""
    without: int = 0
    """Pictures in which no hand was found."""
    unread: int = 0
    """Pictures and hands that could not be read."""

    def __add__(self, other: "Count") -> "Count":
        ours, theirs = vars(self), vars(other)
        return Count(**{name: ours[name] + theirs[name] for name in ours})

    @classmethod
    def of(cls, rows: list[Row]) -> "Count":
        """Of some rows."""
        faults = [row.fault for row in rows if row.fault is not None]
        without = faults.count(NO_HAND)
        return cls(len(rows), sum(row.known for row in rows), without, len(faults) - without)


def do(part: Part, number: int, out: Path, settings: Mapping[str, Any]) -> Count:
    """Reads a part and writes its file; nobody sees half of one, and a second time gives the same.

    Args:
        part: of what was named.
        number: of the part.
        out: folder of the files.
        settings: arguments of `BatchReader`.

    Raises:
        InputError: if the model cannot be read, or the file cannot be written.
    """
    if not (out / QUESTION).is_file():
        raise InputError(
            f"Expected `out` that every machine of the cluster has. Received: {out}, which one "
            "lacks. Name a folder on a disk that they share.",
            "out",
        )
    with Attempts(attempts_file(out, number)) as attempts:
        reader = _reader(**settings)
        rows = list(_rows(part, reader, attempts))
        write(answer_file(out, number), rows, reader.alphabet, reader.model.version)
    return Count.of(rows)


def _rows(part: Part, reader: BatchReader, attempts: Attempts) -> Iterator[Row]:
    for place, some in enumerate(together(items(part))):
        if attempts.begin(place):
            yield from reader.read(some)
        else:
            yield from (Row.without(item, ENDED) for item in some)


@lru_cache(maxsize=1)
def _reader(model: str, hands: int, is_fast: bool) -> BatchReader:
    """Opened once in a process, which takes two seconds."""
    return BatchReader(Path(model), hands, is_fast)
