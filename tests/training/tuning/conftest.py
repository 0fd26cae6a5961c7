"""Hands that judge, and a PostgreSQL server."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from asl_keras.data.dataset import write_landmarks
from asl_keras.synthetic.generator import sample
from asl_keras.synthetic.pose_model import SHIPPED, PoseModel


@pytest.fixture(scope="session")
def known() -> str:
    """A signer of the shipped pose model."""
    return str(PoseModel.load(SHIPPED).component_signers[0])


@pytest.fixture(scope="session")
def judges(tmp_path_factory, known) -> Path:
    """Hands of a stranger, and of that signer."""
    hands, truth = sample(520, seed=1)
    signers = np.where(np.arange(len(hands)) % 2, "stranger", known)
    file = tmp_path_factory.mktemp("judges") / "people.npz"
    write_landmarks(file, hands, np.array(PoseModel.load(SHIPPED).labels)[truth], signers)
    return file


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL database, in a server that lives as long as the tests."""
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
