"""Feedback in a database of a PostgreSQL server, which several of ours may share."""

import threading
from collections.abc import Iterator, Sequence
from typing import Any

from server.feedback.database import SCHEMA, WAIT, GoneError, Row, UnavailableError


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
                raise self._as_ours(error) from error
            try:
                return self._execute(query, values)
            except self._psycopg.Error as error:
                self._connection = None
                raise self._as_ours(error) from error

    def _as_ours(self, error: Exception) -> UnavailableError:
        """With psycopg's own name of it, such as UndefinedTable."""
        is_gone = isinstance(error, self._psycopg.ProgrammingError)  # no such table
        return (GoneError if is_gone else UnavailableError)(type(error).__name__)

    def _execute(self, query: str, values: Sequence[Any]) -> Any:
        if self._connection is None:
            self._connection = self._psycopg.connect(
                self._url, autocommit=True, connect_timeout=int(WAIT)
            )
        return self._connection.execute(query.replace("?", "%s"), values)
