"""Start-up: how long a fresh process takes to its first answer, and how much memory it needs.

The process does what a program that recognises one hand does, and nothing else: it starts Python,
imports the Recognizer, loads the model, makes of a hand what it reads, and reads both views of it.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

STARTS = 7
STATUS = Path("/proc/self/status")  # Linux


@dataclass(frozen=True)
class StartUp:
    """Medians of several starts of one model."""

    milliseconds: float
    """From the start of the process to its first answer."""
    peak_mb: float | None
    """Its largest resident set size; None on systems other than Linux."""
    model_mb: float | None
    """How much of that came with the model: file, weights, tensors."""


def start_up(files: Sequence[Path], threads: int = 2) -> list[StartUp]:
    """Starts a process for each file in turn, several times; the first round is not counted.

    Args:
        files: written by `mobile_export.convert`; a `Recognizer` has accepted them.
        threads: that LiteRT may use.
    """
    rounds = np.array([[_start(file, threads) for file in files] for _ in range(STARTS + 1)])
    return [_of(row) for row in np.median(rounds[1:], axis=0)]  # the first fills the disk's cache


def _of(row: np.ndarray) -> StartUp:
    milliseconds, before, peak = map(float, row)
    known = peak > 0
    return StartUp(milliseconds, peak if known else None, peak - before if known else None)


def _start(file: Path, threads: int) -> tuple[float, float, float]:
    """Milliseconds to the answer, and megabytes at most before the model was loaded and after."""
    command = [sys.executable, "-m", "mobile_export.measuring.start_up", str(file), str(threads)]
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        answer = process.stdout.readline() if process.stdout else ""
        milliseconds = 1000 * (time.perf_counter() - start)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    before, peak = map(float, answer.split())
    return milliseconds, before, peak


def _peak_mb() -> float:
    """The largest resident set size so far; 0 where it is not known.

    Not `resource.getrusage`: Linux lets a new process inherit the peak of the one that started it.
    """
    if not STATUS.is_file():
        return 0.0
    (line,) = [line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) * 1024 / 1e6


def _answer(file: str, threads: str) -> None:
    """The fresh process: prints its peak memory before it loads the model and after the answer."""
    from ai_edge_litert import interpreter  # noqa: F401  part of any start, not of the model

    from asl_keras.hand.skeleton import LANDMARK_COUNT
    from asl_keras.inference.recognizer import Recognizer

    before = _peak_mb()
    hand = np.random.default_rng(0).normal(size=(LANDMARK_COUNT, 3)).astype(np.float32)
    Recognizer(file, int(threads)).recognize(hand)
    print(before, _peak_mb(), flush=True)


if __name__ == "__main__":
    _answer(*sys.argv[1:])
