"""The time that a network takes (stand-in until the benchmark's own arrives)."""

import time
from dataclasses import dataclass

import numpy as np

from asl_keras.recognizer import Recognizer

WARM_UP, RUNS = 5, 50


@dataclass(frozen=True)
class Latency:
    threads: int
    median: float
    p95: float


def latency(file, threads: int) -> Latency:
    recognizer = Recognizer(file, threads)
    pair = np.zeros((2, recognizer.side, recognizer.side, 3), np.uint8)
    seconds = []
    for _ in range(WARM_UP + RUNS):
        start = time.perf_counter()
        recognizer.probabilities(pair)
        seconds.append(time.perf_counter() - start)
    ms = 1000 * np.array(seconds[WARM_UP:])
    return Latency(threads, float(np.median(ms)), float(np.percentile(ms, 95)))
