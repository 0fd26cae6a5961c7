"""A SQLite file, or a PostgreSQL database by its URL, behind one interface.

What `write` has returned from is on the disk: SQLite writes ahead and waits for the disk at each
commit (`synchronous=FULL`), PostgreSQL does so unless its administrator tells it otherwise.
"""

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
Row = tuple[Any, ...]


class UnavailableError(Exception):
    """The database does not answer, or takes nothing more; what was to be written is not."""


class Database(Protocol):
    """A table `feedback`; safe to use from any thread. Its `?` are the values, in order."""

    def write(self, statement: str, values: Sequence[Any]) -> int:
        """Rows that were changed, once they are safe; UnavailableError if they are not."""

    def read(self, query: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """Rows of a query; UnavailableError."""

    def close(self) -> None:
        """Ends the connection."""


def open_database(place: str) -> Database:
    """Opens what a path or a URL names, and makes the table if it is missing.

    Raises:
        InputError: if it cannot be opened, or is no database.
    """
    if place.startswith(URLS):
        return _opened(lambda: PostgreSQL(place), "a PostgreSQL database that answers", "the URL")
    path = Path(place)
    try:
        if path.exists():
            refuse_special(path)
    except UnreadableError as error:
        raise InputError(f"Expected a SQLite file. Received: {path}, which {error}.") from error
    return _opened(lambda: SQLite(path), "a SQLite file that can be written to", str(path))


def _opened(connect: Callable[[], Database], expected: str, received: str) -> Database:
    try:
        return connect()
    except UnavailableError as error:
        raise InputError(
            f"Expected {expected}, to keep feedback in. Received: {received}, which gives none. "
            "Name another one."
        ) from error


class SQLite:
    """A file.

    Args:
        path: is made if it is missing.
    """

    def __init__(self, path: Path):
        self._lock = threading.Lock()
        try:
            # Autocommit: each statement is a transaction.
            self._connection = sqlite3.connect(
                path, WAIT, isolation_level=None, check_same_thread=False
            )
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "trusted_schema=OFF"):
                self._connection.execute(f"PRAGMA {pragma}")
            self._connection.execute(SCHEMA.format(bytes="BLOB"))
        except sqlite3.Error as error:
            raise UnavailableError(str(error)) from error

    def write(self, statement: str, values: Sequence[Any]) -> int:
        """See `Database`."""
        try:
            with self._lock:
                return self._connection.execute(statement, values).rowcount
        except sqlite3.Error as error:
            raise UnavailableError(str(error)) from error

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


class PostgreSQL:
    """A database of a server. A connection that is lost is made anew once.

    Args:
        url: as libpq takes it.
    """

    def __init__(self, url: str):
        import psycopg

        self._psycopg, self._url = psycopg, url
        self._lock = threading.Lock()
        self._connection: Any = None
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
