"""A run that was killed and given again ends as the unbroken one, to the bit."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import h5py
import numpy as np
import pytest

HERE = Path(__file__)
SMALL = ["--arch", "landmarks", "--hands", "104", "--batch-size", "26", "--epochs", "3"]
NEVER = 1000
# JAX would spend most of the time on optimising programs that run once.
QUICK = "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"
# Files are replaced in this order: the settings (by a run that finds no finished epoch), for each
# epoch its checkpoint and its history, then the outcome. So the kills of three runs in a row come
# between a checkpoint and its history, before a checkpoint, and among the files of the outcome.
COUNTS = {"tensorflow": (2, 3, 4), "jax": (3,)}


def weights(file: Path) -> dict[str, np.ndarray]:
    found = {}
    with zipfile.ZipFile(file) as archive, io.BytesIO(archive.read("model.weights.h5")) as content:
        h5py.File(content).visititems(
            lambda name, one: found.update({name: one[()]} if isinstance(one, h5py.Dataset) else {})
        )
    return found


def history(out: Path) -> list[list[str]]:
    """What was learnt, without the times that it took."""
    with (out / "history.csv").open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [[value for key, value in row.items() if "second" not in key] for row in rows]


@pytest.mark.parametrize("backend", COUNTS)
def test_a_killed_run_ends_as_the_unbroken_one(tmp_path, backend):
    counts = COUNTS[backend]
    runs = [f"unbroken:{NEVER}", *(f"killed:{count}" for count in (*counts, NEVER))]
    subprocess.run(
        [sys.executable, str(HERE.with_name("killed.py")), *runs, "--", *SMALL],
        cwd=tmp_path,
        env={
            **os.environ,
            "KERAS_BACKEND": backend,
            "PYTHONPATH": str(HERE.parents[2]),
            "XLA_FLAGS": QUICK,
        },
        check=True,
    )
    ended = json.loads((tmp_path / "ended.json").read_text())
    assert ended == [0, *[signal.SIGKILL] * len(counts), 0]
    one, other = tmp_path / "unbroken", tmp_path / "killed"
    assert {file.name for file in one.iterdir()} == {file.name for file in other.iterdir()}
    assert history(one) == history(other)
    assert len(history(one)) == 3
    ours, theirs = weights(one / "model.keras"), weights(other / "model.keras")
    assert ours.keys() == theirs.keys()
    for name, value in ours.items():
        np.testing.assert_array_equal(value, theirs[name])
