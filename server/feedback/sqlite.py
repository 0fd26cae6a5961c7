"""Feedback in a SQLite file, which is the whole of it.

Each write waits for the disk (`synchronous=EXTRA`) and is in the file itself then. With a journal
that is written ahead (WAL) what was acknowledged would lie in a second file, and go with it.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from server.feedback.database import (
    KNOWN,
    SCHEMA,
    WAIT,
    BusyError,
    GoneError,
    Row,
    UnavailableError,
)

KINDS = {  # what waiting does not mend is gone: no such table, a file that is overwritten
    sqlite3.SQLITE_ERROR: GoneError,
    sqlite3.SQLITE_CORRUPT: GoneError,
    sqlite3.SQLITE_NOTADB: GoneError,
    sqlite3.SQLITE_BUSY: BusyError,
    sqlite3.SQLITE_LOCKED: BusyError,
}


class SQLite:
    """A file.

    Args:
        path: is made if it is missing.
        is_read_only: changes no row. What a killed writer left beside the file is still settled, as
            SQLite does: what is half written is taken back, a log written ahead (WAL) taken in.
    """

    def __init__(self, path: Path, is_read_only: bool = False):
        self._lock, self._path = threading.Lock(), path.absolute()
        try:
            # Autocommit: each statement is a transaction.
            self._connection = sqlite3.connect(
                f"{self._path.as_uri()}?mode={'rw' if is_read_only else 'rwc'}",
                WAIT,
                isolation_level=None,
                check_same_thread=False,
                uri=True,
            )
            self._connection.execute("PRAGMA trusted_schema=OFF")
            if is_read_only:
                self._connection.execute("PRAGMA query_only=ON")
            else:
                self._begin()
            self._file = _identity(self._path)
        except sqlite3.Error as error:
            raise _as_ours(error) from error

    def _begin(self) -> None:
        """Makes the table in a file that is new; one that holds something else is left alone."""
        names = {name for (name,) in self._connection.execute("SELECT name FROM sqlite_master")}
        if names and "feedback" not in names:
            raise UnavailableError("another program's database")
        if not names:
            self._connection.execute(SCHEMA.format(bytes="BLOB"))
        self._connection.execute(KNOWN)
        for pragma in ("journal_mode=DELETE", "synchronous=EXTRA"):
            self._connection.execute(f"PRAGMA {pragma}")

    def write(self, statement: str, values: Sequence[Any]) -> int:
        """See `Database`."""
        try:
            with self._lock:
                changed = self._connection.execute(statement, values).rowcount
        except sqlite3.Error as error:
            self._expect_there()  # SQLite calls a file that was moved one that may not be written
            raise _as_ours(error) from error
        self._expect_there()
        return changed

    def _expect_there(self) -> None:
        if _identity(self._path) != self._file:
            raise GoneError("another file, or none")

    def read(self, query: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """See `Database`."""
        try:
            with self._lock:
                rows = self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise _as_ours(error) from error
        yield from rows

    def close(self) -> None:
        """See `Database`."""
        with self._lock:
            self._connection.close()


def _as_ours(error: sqlite3.Error) -> UnavailableError:
    """With SQLite's own name of it, such as SQLITE_FULL."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest tells kinds of it apart
    return KINDS.get(code, UnavailableError)(getattr(error, "sqlite_errorname", "closed"))


def _identity(path: Path) -> tuple[int, int] | None:
    """What no other file has; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
