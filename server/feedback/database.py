"""What a database of feedback is to whoever uses it: SQLite's or PostgreSQL's.

What `write` has returned from is on the disk: how SQLite does that see `server.feedback.sqlite`;
PostgreSQL does it unless its administrator tells it otherwise.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

WAIT = 10.0  # seconds for another process that writes, or for a connection
SCHEMA = """CREATE TABLE IF NOT EXISTS feedback (
    id TEXT PRIMARY KEY, label TEXT NOT NULL, landmarks {bytes} NOT NULL, handedness TEXT NOT NULL,
    signer TEXT NOT NULL, received DOUBLE PRECISION NOT NULL)"""
COLUMNS = ("id", "label", "landmarks", "handedness", "signer", "received")
KNOWN = f"SELECT {', '.join(COLUMNS)} FROM feedback LIMIT 0"
Row = tuple[Any, ...]


class UnavailableError(Exception):
    """The database does not answer, or takes nothing more; what was to be written is not."""


class GoneError(UnavailableError):
    """The file was deleted or moved while it was open: what is written to it is lost."""


class Database(Protocol):
    """A table `feedback`; safe to use from any thread. Its `?` are the values, in order."""

    def write(self, statement: str, values: Sequence[Any]) -> int:
        """Rows that were changed, once they are safe; UnavailableError if they are not."""

    def read(self, query: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """Rows of a query; UnavailableError."""

    def close(self) -> None:
        """Ends the connection."""
