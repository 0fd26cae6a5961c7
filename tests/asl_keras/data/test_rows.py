"""Arrays on disk, row by row: what is read, and what it costs."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from asl_keras.data.npz import Npz
from asl_keras.data.rows import Rows
from asl_keras.errors import InputError

VALUES = np.random.default_rng(0).integers(0, 256, (500, 32, 32, 3), np.uint8)
# What loading a file and going through it adds to the memory of a process, in megabytes.
GROWTH = """
import resource, sys, numpy as np
from asl_keras.data.dataset import load
from asl_keras.inference.inputs import KINDS
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before = peak()
data = load([sys.argv[1]])
for start in range(0, len(data), 80):
    data.prepared(np.arange(start, min(start + 80, len(data))), KINDS[sys.argv[2]].of_size(224))
print(peak() - before)
"""


def growth(path: Path, kind: str) -> float:
    command = [sys.executable, "-c", GROWTH, str(path), kind]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.fixture
def stored(tmp_path) -> Path:
    np.savez(tmp_path / "a.npz", values=VALUES)
    return tmp_path / "a.npz"


@pytest.fixture
def rows(stored) -> Rows:
    with Npz(stored) as npz:
        return npz.rows("values")


@pytest.mark.parametrize("without", ["nothing", "pread"])  # which Windows has not
def test_rows_are_read_in_any_order_and_on_many_threads(rows, monkeypatch, without):
    monkeypatch.delattr("os.pread", raising=True) if without == "pread" else None
    order = np.random.default_rng(1).permutation(500)
    with ThreadPoolExecutor(8) as pool:
        read = list(pool.map(lambda row: rows[row], order))
    assert np.array_equal(np.stack(read), VALUES[order])


@pytest.mark.parametrize("row", [-1, 500])
def test_a_row_that_is_not_there_is_an_error(rows, row):
    with pytest.raises(IndexError):
        rows[row]


def test_a_file_that_shrinks_while_it_is_read_is_the_users_mistake(stored, rows):
    with stored.open("r+b") as file:
        file.truncate(1_000_000)
    assert np.array_equal(rows[0], VALUES[0])
    with pytest.raises(InputError, match="row 499"):
        rows[499]


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_all_images_of_a_file_pass_in_the_memory_of_a_batch(tmp_path, save):
    """100 MB of them; 80 are 12 MB, and a process that unpacks takes some more."""
    labels = np.array(["A", "B"] * 332)
    save(tmp_path / "a.npz", images=np.zeros((664, 224, 224, 3), np.uint8), labels=labels)
    assert growth(tmp_path / "a.npz", "mask") < 40


def test_landmarks_take_little_more_memory_than_they_have(tmp_path):
    """25 MB of 100,000 hands, and as much again is left for their labels and what checks them."""
    hands = np.random.default_rng(0).normal(size=(100_000, 21, 3)).astype(np.float32)
    labels, signers = np.array(["A", "B"] * 50_000), np.array(["signer 1", "signer 2"] * 50_000)
    np.savez(tmp_path / "a.npz", landmarks=hands, labels=labels, signers=signers)
    assert growth(tmp_path / "a.npz", "landmarks") < 60
