"""What is read in batches, how and where, as options."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from asl_keras.errors import expect
from asl_keras.landmarks.options import MAX_HANDS
from asl_keras.pretrained import SHIPPED

MOST_WORKERS = 4096


@dataclass(frozen=True)
class BatchOptions:
    """How a batch is read."""

    out: Path
    """Folder of Parquet files to write, a new one or one to finish; on a cluster every machine has
    it, and what is read, under the same name."""
    model: Path | None = None
    """An exported .tflite instead of what comes with the package."""
    hands: int = 1
    """At most so many are read in a picture, 1 to 4."""
    looks: Literal["fast", "thorough"] = "thorough"
    """fast stops as soon as two looks at a picture are sure of one letter; thorough takes all."""
    key: str | None = None
    """Column of Parquet files that names the rows; its values are in the answer."""
    address: str | None = None
    """Of a Ray cluster, HOST:PORT or auto (default: this machine alone)."""
    workers: int | None = None
    """Parts that are read at a time (default: one for each core)."""

    def __post_init__(self) -> None:
        """Raises InputError for what does not fit."""
        expect(1 <= self.hands <= MAX_HANDS, "hands", f"from 1 to {MAX_HANDS}", self.hands)
        expect(self.address != "", "address", "as HOST:PORT or auto", "an empty text")
        number = self.workers is None or 1 <= self.workers <= MOST_WORKERS
        expect(number, "workers", f"from 1 to {MOST_WORKERS}", self.workers)

    @property
    def settings(self) -> Mapping[str, Any]:
        """What rows depend on besides what is read; travels to processes."""
        model = str((self.model or SHIPPED).resolve())
        return {"model": model, "hands": self.hands, "is_fast": self.looks == "fast"}
