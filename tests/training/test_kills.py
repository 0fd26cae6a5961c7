"""A run that was killed and given again ends as the unbroken one, to the bit."""

import csv
import io
import json
import signal
import zipfile
from pathlib import Path

import h5py
import numpy as np
import pytest

from asl_keras.inference.inputs import LandmarkInput
from asl_keras.models import build, saved
from asl_keras.synthetic import shipped
from tests.forking import Run

SMALL = ["--arch", "landmarks", "--hands", "104", "--batch-size", "26", "--epochs", "3"]
NEVER = 1000
START = "start.keras"
# JAX would spend most of the time on optimising programs that run once.
QUICK = "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"
# Files are replaced in this order: the settings (by a run that finds no finished epoch), for each
# epoch its checkpoint and its history, then the outcome. So the kills of three runs in a row come
# between a checkpoint and its history, before a checkpoint, and among the files of the outcome. A
# run that begins with weights says so in a second file; JAX's is killed before its second epoch, in
# which another stage begins to learn.
COUNTS = {"tensorflow": (2, 3, 4), "jax": (4,)}
FINE_TUNED = (
    f"--weights {START} --freeze embedding --unfreeze-at 2 --layer-decay 0.5 --head-multiplier 4"
)
OPTIONS = {"tensorflow": "", "jax": FINE_TUNED}
# All that has a state of its own, at a rate at which the validation loss rises. The kill comes
# after three epochs of five, when the rate has fallen.
COMBINED = (
    "--optimizer sgd --learning-rate 1 --schedule plateau --ema 0.5 --clip-norm 50 --epochs 5 "
    "--weight-decay 0.1 --label-smoothing 0.1 --class-weights balanced --stop-on val_accuracy "
    "--deterministic"
)


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


def run(
    command: Run, folder: Path, backend: str, counts: tuple[int, ...], options: list[str]
) -> None:
    """An unbroken run, and one that is killed each time it has replaced so many files."""
    runs = [f"unbroken:{NEVER}", *(f"killed:{count}" for count in (*counts, NEVER))]
    words = (folder, *runs, "--", *SMALL, *options)
    done = command("tests.training.killed", *words, KERAS_BACKEND=backend, XLA_FLAGS=QUICK)
    assert done.returncode == 0, done.stderr
    ended = json.loads((folder / "ended.json").read_text())
    assert ended == [0, *[signal.SIGKILL] * len(counts), 0]


def expect_equal(one: Path, other: Path) -> None:
    assert {file.name for file in one.iterdir()} == {file.name for file in other.iterdir()}
    assert history(one) == history(other)
    ours, theirs = weights(one / "model.keras"), weights(other / "model.keras")
    assert ours.keys() == theirs.keys()
    for name, value in ours.items():
        np.testing.assert_array_equal(value, theirs[name])


@pytest.mark.parametrize("backend", COUNTS)
def test_a_killed_run_ends_as_the_unbroken_one(command, tmp_path, backend):
    saved.save(build("landmarks", LandmarkInput().shape, len(shipped().labels)), tmp_path / START)
    run(command, tmp_path, backend, COUNTS[backend], OPTIONS[backend].split())
    expect_equal(tmp_path / "unbroken", tmp_path / "killed")
    assert len(history(tmp_path / "unbroken")) == 3


def test_so_does_one_with_an_average_and_a_rate_that_falls_on_a_plateau(command, tmp_path):
    run(command, tmp_path, "tensorflow", (7,), COMBINED.split())
    expect_equal(tmp_path / "unbroken", tmp_path / "killed")
    rates = {float(row[1]) for row in history(tmp_path / "unbroken")}
    assert len(rates) > 1
