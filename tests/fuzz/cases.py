"""Runs a reader's cases in processes that may die, hang or take memory, and counts what they do."""

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.worker import GOOD

ROOT = Path(__file__).parents[2]
OPENING = 120.0  # seconds, for imports and the first reading
SECONDS = 90.0  # of a case; those that are read take less than one, on two free cores
FAULTS = ("signal", "exit", "traceback", "hang", "memory", "long")
QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "GLOG_minloglevel": "3", "CUDA_VISIBLE_DEVICES": ""}
# glibc reserves 64 MB of address space for each thread, which says nothing of a reader.
ARENAS = {"MALLOC_ARENA_MAX": "2"}


@dataclass
class Outcome:
    """What a reader made of its cases."""

    reader: str
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    """A line or more for each case that went wrong."""

    def add(self, case: int, file: str, result: str) -> None:
        """Counts a case."""
        kind = result.partition(":")[0]
        self.counts[kind] += 1
        if kind not in GOOD:
            self.faults.append(f"{self.reader} {case} ({file}): {result}")


def run(
    reader: str, cases: int, seed: int = 0, keep: Path | None = None, first: int = 0
) -> Outcome:
    """Runs cases; a new process goes on behind one that ended the last.

    Args:
        reader: a name in `READERS`.
        cases: how many.
        seed: of the changes.
        keep: a folder for the files that something went wrong with.
        first: number of the first case.
    """
    outcome, last = Outcome(reader), first + cases
    while first < last:
        with tempfile.TemporaryDirectory() as folder:
            first = _process(outcome, Path(folder), seed, first, last)
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                for fault in Path(folder).glob(f"{reader}-*"):
                    shutil.copy(fault, keep)
    return outcome


def _process(outcome: Outcome, folder: Path, seed: int, first: int, last: int) -> int:
    """Runs cases until the process ends; returns the number of the next."""
    with _worker(outcome.reader, folder, seed, first, last) as (worker, lines):
        begun = None
        while said := _next(lines, OPENING if begun is None else SECONDS):
            if "file" in said:
                begun = said["case"], said["file"]
            elif begun:
                outcome.add(*begun, said["result"])
                first, begun = said["case"] + 1, None
        is_hanging = said is None
        if is_hanging:
            worker.kill()
        code = worker.wait()
    if first < last and begun is None:
        raise RuntimeError(f"{outcome.reader} cannot be opened: {_complaint(folder)}")
    if begun:
        died = f"signal: {signal.strsignal(-code)}" if code < 0 else f"exit: {code}"
        outcome.add(*begun, "hang" if is_hanging else died)
        shutil.copy(folder / "files" / begun[1], folder / f"{outcome.reader}-{begun[0]}-{begun[1]}")
        first = begun[0] + 1
    return first


@contextmanager
def _worker(
    reader: str, folder: Path, *numbers: int
) -> Iterator[tuple[subprocess.Popen, queue.Queue]]:
    """The process, and a queue of what it says: dicts, then an empty one."""
    theirs, ours = os.pipe()
    files = folder / "files"
    files.mkdir()
    command = [sys.executable, "-m", "tests.fuzz.worker", ours, files, reader, *numbers]
    with (folder / "complaint").open("wb") as complaint:
        worker = subprocess.Popen(
            list(map(str, command)),
            cwd=ROOT,
            env={**os.environ, **QUIET, **ARENAS, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaint,
            pass_fds=[ours],
        )
    os.close(ours)
    lines: queue.Queue = queue.Queue()
    listener = threading.Thread(target=_listen, args=(theirs, lines))
    listener.start()
    try:
        yield worker, lines
    finally:
        worker.kill()
        worker.wait()
        listener.join()


def _listen(descriptor: int, lines: queue.Queue) -> None:
    with os.fdopen(descriptor) as stream:
        for line in stream:
            lines.put(json.loads(line))
    lines.put({})


def _next(lines: queue.Queue, seconds: float) -> dict | None:
    """What the process says next; None if it says nothing for so long."""
    try:
        return lines.get(timeout=seconds)
    except queue.Empty:
        return None


def _complaint(folder: Path) -> str:
    return (folder / "complaint").read_text(errors="replace")[-2000:]
