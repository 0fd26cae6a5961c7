"""A SQLite file, or a PostgreSQL database by its URL, behind one interface.

What `write` has returned from is on the disk: SQLite writes ahead and waits for the disk at each
commit (`synchronous=FULL`), PostgreSQL does so unless its administrator tells it otherwise.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, refuse_special

URLS = ("postgresql://", "postgres://")
WAIT = 10.0  # seconds for another process that writes, or for a connection
SCHEMA = """CREATE TABLE IF NOT EXISTS feedback (
    id TEXT PRIMARY KEY, label TEXT NOT NULL, landmarks {bytes} NOT NULL, handedness TEXT NOT NULL,
    signer TEXT NOT NULL, received DOUBLE PRECISION NOT NULL)"""
COLUMNS = ("id", "label", "landmarks", "handedness", "signer", "received")
KNOWN = f"SELECT {', '.join(COLUMNS)} FROM feedback LIMIT 0"
NOTHING = "INSERT INTO feedback SELECT * FROM feedback WHERE 1 = 0"
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


def open_database(place: str, is_read_only: bool = False) -> Database:
    """Opens what a path or a URL names, and makes the table if it is missing.

    Args:
        place: path of a SQLite file, or URL of a PostgreSQL database.
        is_read_only: changes nothing there, and makes nothing.

    Raises:
        InputError: if it cannot be opened, is no database or another one, or takes nothing.
    """
    if place.startswith(URLS):
        expected = "a PostgreSQL database that answers"
        return _opened(lambda: PostgreSQL(place, is_read_only), expected, "the URL", is_read_only)
    path = Path(place)
    try:
        if path.exists():
            refuse_special(path)
    except UnreadableError as error:
        raise InputError(f"Expected a SQLite file. Received: {path}, which {error}.") from error
    expected = "a SQLite file " + ("of feedback" if is_read_only else "that can be written to")
    return _opened(lambda: SQLite(path, is_read_only), expected, str(path), is_read_only)


def _opened(
    connect: Callable[[], Database], expected: str, received: str, is_read_only: bool
) -> Database:
    try:
        database = connect()
        list(database.read(KNOWN))
        if not is_read_only:
            database.write(NOTHING, ())  # takes what a write takes
        return database
    except UnavailableError as error:
        raise InputError(
            f"Expected {expected}, for feedback. Received: {received}, which is none, another "
            "program's, or takes nothing. Name another one."
        ) from error


class SQLite:
    """A file.

    Args:
        path: is made if it is missing.
        is_read_only: changes nothing there.
    """

    def __init__(self, path: Path, is_read_only: bool = False):
        self._lock, self._path = threading.Lock(), path.absolute()
        try:
            # Autocommit: each statement is a transaction.
            self._connection = sqlite3.connect(
                f"{self._path.as_uri()}?mode={'ro' if is_read_only else 'rwc'}",
                WAIT,
                isolation_level=None,
                check_same_thread=False,
                uri=True,
            )
            self._connection.execute("PRAGMA trusted_schema=OFF")
            if not is_read_only:
                self._begin()
            self._file = _identity(self._path)
        except sqlite3.Error as error:
            raise UnavailableError(str(error)) from error

    def _begin(self) -> None:
        """Makes the table in a file that is new; one that holds something else is left alone."""
        names = {name for (name,) in self._connection.execute("SELECT name FROM sqlite_master")}
        if names and "feedback" not in names:
            raise UnavailableError("another program's database")
        if not names:
            self._connection.execute(SCHEMA.format(bytes="BLOB"))
        self._connection.execute(KNOWN)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            self._connection.execute(f"PRAGMA {pragma}")

    def write(self, statement: str, values: Sequence[Any]) -> int:
        """See `Database`."""
        try:
            with self._lock:
                changed = self._connection.execute(statement, values).rowcount
        except sqlite3.Error as error:
            raise UnavailableError(str(error)) from error
        if _identity(self._path) != self._file:
            raise GoneError
        return changed

    def read(self, query: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """See `Database`."""
        try:
            with self._lock:
                rows = self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise UnavailableError(str(error)) from error
        yield from rows

    def close(self) -> None:
        """See `Database`."""
        with self._lock:
            self._connection.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """What no other file has; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


class PostgreSQL:
    """A database of a server. A connection that is lost is made anew once.

    Args:
        url: as libpq takes it.
        is_read_only: makes no table.
    """

    def __init__(self, url: str, is_read_only: bool = False):
        import psycopg

        self._psycopg, self._url = psycopg, url
        self._lock = threading.Lock()
        self._connection: Any = None
        if not is_read_only:
            self.write(SCHEMA.format(bytes="BYTEA"), ())

    def write(self, statement: str, values: Sequence[Any]) -> int:
        """See `Database`."""
        return self._ask(statement, values).rowcount

    def read(self, query: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """See `Database`."""
        yield from self._ask(query, values)

    def close(self) -> None:
        """See `Database`."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()

    def _ask(self, query: str, values: Sequence[Any]) -> Any:
        with self._lock:
            try:
                return self._execute(query, values)
            except self._psycopg.OperationalError:
                self._connection = None  # it may have been lost; every statement may be repeated
            except self._psycopg.Error as error:
                raise UnavailableError(str(error)) from error
            try:
                return self._execute(query, values)
            except self._psycopg.Error as error:
                self._connection = None
                raise UnavailableError(str(error)) from error

    def _execute(self, query: str, values: Sequence[Any]) -> Any:
        if self._connection is None:
            self._connection = self._psycopg.connect(
                self._url, autocommit=True, connect_timeout=int(WAIT)
            )
        return self._connection.execute(query.replace("?", "%s"), values)
