"""Opens what a path or a URL names: a SQLite file, or a PostgreSQL database."""

from collections.abc import Callable
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, refuse_special
from server.feedback.database import KNOWN, BusyError, Database, UnavailableError
from server.feedback.postgresql import PostgreSQL
from server.feedback.sqlite import SQLite

URLS = ("postgresql://", "postgres://")
NOTHING = "INSERT INTO feedback SELECT * FROM feedback WHERE 1 = 0"


def open_database(place: str, is_read_only: bool = False) -> Database:
    """Opens what a path or a URL names, and makes the table if it is missing.

    Args:
        place: path of a SQLite file, or URL of a PostgreSQL database.
        is_read_only: changes no row, and makes nothing.

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
    except BusyError as error:
        raise InputError(
            f"Expected {expected}, for feedback. Received: {received}, which another process "
            "holds, such as a server of an older version. Stop that first."
        ) from error
    except UnavailableError as error:
        raise InputError(
            f"Expected {expected}, for feedback. Received: {received}, which is none, another "
            "program's, or takes nothing. Name another one."
        ) from error
