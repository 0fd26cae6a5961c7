"""The rows of an answer, and the Parquet files that hold them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from asl_keras.files import replacing
from asl_keras.hand.alphabet import Alphabet
from server.batches.parts import Item

if TYPE_CHECKING:
    import pyarrow

NO_HAND = "no hand found"


@dataclass(frozen=True)
class Row:
    """A hand, or a picture in which none was found."""

    file: str
    row: int | None
    key: str | None
    hand: int | None = None
    """From left to right, from 0 on; None where there is none."""
    letter: str | None = None
    """The likeliest letter."""
    probability: float | None = None
    """Of that letter, 0 to 1."""
    known: bool = False
    """Whether it is likelier than "no letter" and reaches the model's threshold."""
    distribution: np.ndarray | None = None
    """float32 (labels,), in the order of the model's labels, which the file's metadata have."""
    handedness: str | None = None
    standing: str | None = None
    """As `asl recognize --json` says them; None of landmarks."""
    box: tuple[int, int, int, int] | None = None
    """Left, top, right and bottom in pixels of the picture."""
    fault: str | None = None
    """Why there is no hand, to follow the name of the file; None where there is one."""

    @classmethod
    def without(cls, item: Item, fault: str) -> "Row":
        """Of an item that shows no hand."""
        return cls(item.file, item.row, item.key, fault=fault)


def schema() -> "pyarrow.Schema":
    """Of the files."""
    import pyarrow as pa

    return pa.schema(
        {
            "file": pa.string(),
            "row": pa.int64(),
            "key": pa.string(),
            "hand": pa.int8(),
            "letter": pa.string(),
            "probability": pa.float32(),
            "known": pa.bool_(),
            "distribution": pa.list_(pa.float32()),
            "handedness": pa.string(),
            "standing": pa.string(),
            "box": pa.list_(pa.int32()),
            "fault": pa.string(),
        }
    )


def write(path: Path, rows: Sequence[Row], alphabet: Alphabet, version: str) -> None:
    """Writes a Parquet file, whole or not at all; equal rows are equal bytes.

    Raises:
        InputError: if it cannot be written.
    """
    import pyarrow as pa
    from pyarrow import parquet

    said = {"labels": json.dumps(alphabet.labels), "none": alphabet.none or "", "model": version}
    known = schema().with_metadata(said)
    table = pa.Table.from_pylist([_storable(row) for row in rows], known)
    with replacing(path) as unfinished, unfinished.open("wb") as file:  # its name may be no UTF-8
        parquet.write_table(table, file, compression="zstd")


def _storable(row: Row) -> dict[str, Any]:
    """Its values; bytes of a file's name that are no UTF-8, which Parquet lacks, are escaped."""
    return {
        name: value.encode("utf-8", "backslashreplace").decode()
        if isinstance(value, str)
        else value
        for name, value in vars(row).items()
    }
