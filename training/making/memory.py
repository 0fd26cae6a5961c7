"""What was found in pictures, remembered by their content: a second build looks at none again.

A file of SQLite, which a kill leaves whole. What is damaged in it is noticed by checksums, and
looked at again.
"""

import hashlib
import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

MOST = 1 << 30  # bytes of all contents: 4 million photographs
KEPT = 0.8  # of them once there are more: those that were used last
PAUSE = 2.0  # seconds between two times that it is written to disk
CHECK = 8  # bytes of a checksum
WAIT = 10.0  # seconds for another build to let go of it
TABLE = "CREATE TABLE IF NOT EXISTS found (key TEXT PRIMARY KEY, content BLOB, used REAL)"
PUT = "INSERT OR REPLACE INTO found VALUES (?, ?, ?)"
FORGET = (
    "DELETE FROM found WHERE key IN (SELECT key FROM (SELECT key, SUM(LENGTH(content)) "
    "OVER (ORDER BY used DESC, key) AS total FROM found) WHERE total > ?)"
)
AFTER = ("", "-wal", "-shm", "-journal")  # of the names of SQLite's files


def usual_folder() -> Path:
    """Where programs of this user remember things."""
    chosen = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(chosen or Path.home() / ".cache") / "asl-keras"


class Memory:
    """Contents by key, as long as there is room for them; a context manager.

    A memory that cannot be used remembers nothing, and says why in `fault`.

    Args:
        folder: that holds it; made if it is missing.
        most: bytes of all contents.
    """

    def __init__(self, folder: Path, most: int = MOST):
        self.fault: str | None = None
        """Why it does not remember, to follow its name."""
        self.damaged = 0
        """Contents that were not as they were put."""
        self.file = folder / "hands.sqlite"
        self._most = most
        self._new: dict[str, bytes] = {}  # what is not on disk yet
        self._used: list[str] = []
        self._written = time.monotonic()
        self._base: sqlite3.Connection | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._base = self._opened()
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._write()
        if self._base is not None:
            self._do(FORGET, int(self._most * KEPT), only_if=self._size() > self._most)
        if self._base is not None:
            self._base.close()

    def get(self, key: str) -> bytes | None:
        """What was put under a key, if it is there and as it was."""
        if key in self._new:
            return self._new[key]
        rows = self._do("SELECT content FROM found WHERE key = ?", key)
        if not rows:
            return None
        content = rows[0][0] if isinstance(rows[0][0], bytes) else b""
        if content[:CHECK] != _check(key, content[CHECK:]):
            self.damaged += 1
            return None
        self._used.append(key)
        return content[CHECK:]

    def put(self, key: str, content: bytes) -> None:
        """Remembers; within seconds it is on disk, while others are put."""
        self._new[key] = content
        if time.monotonic() - self._written > PAUSE:
            self._write()

    def _write(self) -> None:
        """In one transaction, so that no other build waits longer than that takes."""
        now = time.time()
        rows = [(key, _check(key, content) + content, now) for key, content in self._new.items()]
        used = [(now, key) for key in self._used]
        if self._base is not None:
            try:
                with self._base:
                    self._base.executemany(PUT, rows)
                    self._base.executemany("UPDATE found SET used = ? WHERE key = ?", used)
            except sqlite3.Error as error:
                self._give_up(error)
            else:
                self._new.clear()
                self._used.clear()
        self._written = time.monotonic()

    def _size(self) -> int:
        rows = self._do("SELECT COALESCE(SUM(LENGTH(content)), 0) FROM found")
        return rows[0][0] if rows else 0

    def _do(self, statement: str, *values: Any, only_if: bool = True) -> list[tuple]:
        if self._base is None or not only_if:
            return []
        try:
            with self._base:
                return self._base.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _opened(self) -> sqlite3.Connection:
        try:
            return _connected(self.file)
        except sqlite3.OperationalError:  # no room, no rights
            raise
        except sqlite3.DatabaseError:  # the file as a whole: it is begun anew
            self.damaged += 1
            for after in AFTER:
                with suppress(FileNotFoundError):
                    Path(f"{self.file}{after}").unlink()
            return _connected(self.file)

    def _give_up(self, error: Exception) -> None:
        self.fault = f"cannot be used ({getattr(error, 'strerror', None) or error})"
        self._base = None


def _connected(file: Path) -> sqlite3.Connection:
    base = sqlite3.connect(file, timeout=WAIT)
    base.execute("PRAGMA journal_mode = WAL")  # so that others may read meanwhile
    base.execute("PRAGMA synchronous = NORMAL")
    base.execute(TABLE)
    return base


def _check(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + content).digest()[:CHECK]
