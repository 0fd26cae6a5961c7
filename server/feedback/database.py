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

    sentence = "Expected a store that takes feedback. Received: one that does not. Try later."


class BusyError(UnavailableError):
    """Another process holds it."""


class GoneError(UnavailableError):
    """The file or its table is no longer the one that was opened; what is written is lost."""

    sentence = (
        "Expected the store as it was opened. Received: one deleted, moved or overwritten since. "
        "Restart the server."
    )


class Database(Protocol):
    """A table `feedback`; safe to use from any thread. Its `?` are the values, in order."""

    def write(self, statement: str, values: Sequence[Any]) -> int:
        """Rows that were changed, once they are safe; UnavailableError if they are not."""

    def read(self, query: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """Rows of a query; UnavailableError."""

    def close(self) -> None:
        """Ends the connection."""
