"""Latency: how long exported models take for one view of a hand, and for both.

From what the model reads, such as a mask, to the probabilities: the mirror image and the number
format of the model's input are part of it, drawing the mask is not. Models that are measured
together take turns, so that whatever else the machine does slows all of them alike.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from asl_keras.inference.classifier import both_views
from asl_keras.inference.inputs import ModelInput
from asl_keras.inference.recognizer import Recognizer

TURNS, RUNS = 20, 10  # 200 runs; the 95th percentile leaves 10 of them beyond itself
# Before the runs of each turn: whoever had the turn before has filled the processor's caches.
WARM_UP = 3
SEED = 20_001


@dataclass(frozen=True)
class Times:
    """Of many runs, in milliseconds."""

    median: float
    p95: float
    """The 95th percentile."""


@dataclass(frozen=True)
class Latency:
    """Of one model."""

    threads: int
    one_view: Times
    both_views: Times

    def as_json(self) -> dict[str, Any]:
        """The figures, ready for JSON. Files of before there were landmarks call a view a mask."""
        return {
            "threads": self.threads,
            "one_mask": asdict(self.one_view),
            "both_views": asdict(self.both_views),
        }


def latency(file: Path, threads: int) -> Latency:
    """Measures one `.tflite`, see `latencies`."""
    return latencies([file], threads)[0]


def latencies(files: Sequence[Path], threads: int) -> list[Latency]:
    """Measures `.tflite` files in turns, each through the `Recognizer`.

    Takes 260 times what all models together need for one view and for both.

    Args:
        files: written by `mobile_export.convert`.
        threads: that LiteRT may use, at least 1.

    Raises:
        InputError: if a file is missing, damaged, or not such a model.
    """
    jobs = []
    for file in files:
        single, pair = Recognizer(file, threads, batch=1), Recognizer(file, threads)
        hand = one_hand(pair.input)
        jobs.append(lambda single=single, hand=hand: single.probabilities(hand))
        jobs.append(lambda pair=pair, hand=hand: both_views(pair, hand))
    times = take_turns(jobs)
    return [Latency(threads, *both) for both in zip(times[::2], times[1::2], strict=True)]


def take_turns(jobs: Sequence[Callable[[], object]]) -> list[Times]:
    """Times functions, `RUNS` runs of each in turn."""
    seconds = np.array([[_run(job) for job in jobs] for _ in range(TURNS)])  # (turns, jobs, runs)
    milliseconds = 1000 * seconds.swapaxes(0, 1).reshape(len(jobs), -1)
    return [Times(float(np.median(row)), float(np.percentile(row, 95))) for row in milliseconds]


def one_hand(reads: ModelInput) -> np.ndarray:
    """A synthetic hand as a model reads it: (1, *shape)."""
    from asl_keras.synthetic.generator import sample

    return reads.prepare(sample(1, SEED)[0])


def _run(job: Callable[[], object]) -> list[float]:
    for _ in range(WARM_UP):
        job()
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - start)
    return seconds
