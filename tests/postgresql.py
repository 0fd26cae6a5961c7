"""A PostgreSQL server of a test's own, out of Debian's package."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@contextmanager
def postgresql() -> Iterator[str]:
    """Starts it; gives the URL of a database. Skips the test where there is no such package."""
    pytest.importorskip("psycopg", reason="needs the extra `postgresql`")
    tools = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not tools:
        pytest.skip("needs a PostgreSQL server (Debian: postgresql)")
    # Not in pytest's folder, which is root's alone; as root the server refuses to run.
    with TemporaryDirectory(prefix="asl-postgresql-") as folder:
        user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if user:
            shutil.chown(folder, "postgres")

        def call(name: str, *arguments: object) -> None:
            command = [*user, str(tools[-1] / name), "-D", f"{folder}/data", *map(str, arguments)]
            subprocess.run(command, check=True, capture_output=True, cwd="/", timeout=60)

        call("initdb", "--no-sync", "-U", "asl", "--auth", "trust")
        options = f"-c listen_addresses='' -c fsync=off -k {folder}"
        call("pg_ctl", "-w", "-l", f"{folder}/log", "-o", options, "start")
        yield f"postgresql://asl@/postgres?host={folder}"
        call("pg_ctl", "-w", "-m", "immediate", "stop")
