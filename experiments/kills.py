"""Kills a small training at random moments and compares what it ends with: see kills.sh."""

import argparse
import csv
import json
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import h5py

RUN = ["--arch", "landmarks", "--hands", "2600", "--batch-size", "26", "--epochs", "8"]
ENDS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
SOON = 30  # seconds in which an asked run must have ended
MEASURED = ("epoch", "learning_rate", "loss", "accuracy", "val_loss", "val_accuracy")


def main() -> int:
    """The program: 1 if anything differs, is damaged or did not end."""
    page = argparse.ArgumentParser(description=__doc__)
    page.add_argument("--kills", type=int, default=20)
    page.add_argument("--seed", type=int, default=0)
    page.add_argument("--out", type=Path, default=Path("runs/kills"))
    options = page.parse_args()
    moments = random.Random(options.seed)
    shutil.rmtree(options.out, ignore_errors=True)
    unbroken = options.out / "unbroken"
    start = time.perf_counter()
    _begin(unbroken).wait()
    seconds = time.perf_counter() - start
    print(f"unbroken: {seconds:.0f} s")
    kills = faults = runs = 0
    while kills < options.kills:
        out = options.out / f"run-{runs}"
        # Five kills of each, so that some come before and some after the first epoch.
        start = time.perf_counter()
        kills += (of_run := _kill(out, moments, seconds, min(5, options.kills - kills)))
        if not of_run:  # the machine has become faster
            seconds = min(seconds, time.perf_counter() - start)
        _begin(out).wait()
        difference = _difference(unbroken, out)
        faults += bool(difference)
        runs += 1
        print(f"run {runs}, {of_run} kills: {difference or 'equal to the bit'}", flush=True)
    print(f"{kills} kills, {runs} runs, {faults} of them not as the unbroken one")
    return 1 if faults else 0


def _begin(out: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "training.fit", *RUN, "--out", str(out)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _kill(out: Path, moments: random.Random, seconds: float, most: int) -> int:
    """Begins the run again and again and ends it; returns how often it lived to be ended."""
    for count in range(most):
        program, end = _begin(out), moments.choice(ENDS)
        moment = moments.uniform(0, seconds)
        try:
            program.wait(moment)
            return count  # it was done before
        except subprocess.TimeoutExpired:
            program.send_signal(end)
        try:
            program.wait(SOON)
        except subprocess.TimeoutExpired:
            program.kill()
            sys.exit(f"{end.name} after {moment:.1f} s did not end the run in {out}.")
        print(f"  {end.name} after {moment:.1f} s, {_read_all(out)} epochs done", flush=True)
    return most


def _read_all(out: Path) -> int:
    """Reads all files that a run leaves under their names; epochs that are done."""
    for file in [*out.glob("checkpoint-*.keras"), *out.glob("model.keras")]:
        with zipfile.ZipFile(file) as archive:
            assert archive.testzip() is None, file
    for file in out.glob("*.h5"):
        h5py.File(file).close()
    for file in out.glob("*.json"):
        json.loads(file.read_text())
    for file in out.glob("[!.]*.png"):
        assert file.read_bytes().endswith(b"IEND\xaeB`\x82"), file
    rows = _history(out)
    assert not rows or (out / f"checkpoint-{len(rows):03d}.keras").exists() or _is_finished(out)
    return len(rows)


def _is_finished(out: Path) -> bool:
    return (out / "report.json").exists()


def _history(out: Path) -> list[list[str]]:
    """Without times."""
    file = out / "history.csv"
    if not file.exists():
        return []
    with file.open(newline="") as lines:
        return [[row[name] for name in MEASURED] for row in csv.DictReader(lines)]


def _difference(unbroken: Path, out: Path) -> str | None:
    if not _is_finished(out):
        return "not finished"
    if _history(out) != _history(unbroken):
        return "another history"
    names = sorted(file.name for file in unbroken.iterdir())
    if sorted(file.name for file in out.iterdir()) != names:
        return "other files"
    with (
        zipfile.ZipFile(out / "model.keras") as one,
        zipfile.ZipFile(unbroken / "model.keras") as other,
    ):
        equal = one.read("model.weights.h5") == other.read("model.weights.h5")
    return None if equal else "other weights"


if __name__ == "__main__":
    sys.exit(main())
