"""Times a step of training on every backend that is installed, and the same in eager PyTorch.

Examples:
  python -m benchmarks.train
  python -m benchmarks.train --arch customcnn --backends tensorflow jax --precisions float32

Takes ten minutes on 2 cores. Each candidate has a process of its own, and they take turns: a step
on a batch that is there already, then a batch alone. Prints medians: masks a second, seconds of
processor time for a step, which other programs disturb less, and masks a second that are drawn
and varied for it, by one thread, when nothing is learnt.
"""

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from typing import NamedTuple

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError, expect
from asl_keras.models import ARCHITECTURES
from asl_keras.table import aligned
from benchmarks import training_step
from benchmarks.training_step import BACKENDS, Candidate
from training.settings.machine import PRECISIONS, Precision, Render


class Row(NamedTuple):
    """Medians of one candidate."""

    name: str
    seconds: float
    processor: float
    input: float


def main(arguments: Sequence[str]) -> None:
    """The command."""
    installed = [name for name in BACKENDS if find_spec(name)]
    page = manual_page("benchmarks.train", __doc__)
    page.add_argument("--arch", choices=ARCHITECTURES, default="mobilenetv2")
    page.add_argument("--backends", nargs="+", choices=BACKENDS, default=installed)
    page.add_argument("--precisions", nargs="+", choices=PRECISIONS, default=PRECISIONS[:2])
    page.add_argument("--batch-size", type=int, default=100)
    page.add_argument("--turns", type=int, default=15)
    options = page.parse_args(arguments)
    expect(options.turns >= 1, "turns", "of at least 1", options.turns)
    size = options.batch_size
    print(f"{options.arch}, {size} hands a step")
    print(table(take_turns(candidates(options), options.turns), size))


def candidates(options) -> list[Candidate]:
    """Who takes part."""

    def one(
        backend: str, precision: Precision = "float32", stock: bool = False, render: Render = "host"
    ):
        return Candidate(options.arch, backend, precision, stock, options.batch_size, render)

    found = [one(*pair) for pair in [(b, p) for b in options.backends for p in options.precisions]]
    if "tensorflow" in options.backends:
        found += [one("tensorflow", stock=True), one("tensorflow", render="device")]
    if options.arch == "mobilenetv2" and find_spec("torch"):
        found.append(one("eager"))
    return found


def take_turns(taking_part: Sequence[Candidate], turns: int) -> list[Row]:
    """A row for each candidate, after so many turns of all of them."""
    with ExitStack() as stack:
        workers = [stack.enter_context(_worker(candidate)) for candidate in taking_part]
        for worker, candidate in zip(workers, taking_part, strict=True):
            _expect(_answer(worker) == "ready\n", candidate)
        steps: list[list[list[float]]] = [[] for _ in workers]
        inputs: list[list[float]] = [[] for _ in workers]
        for _ in range(turns):
            for place, worker in enumerate(workers):
                steps[place].append(_ask(worker, "step", taking_part[place]))
                inputs[place].append(_ask(worker, "input", taking_part[place])[0])
    return [
        Row(str(one), *_medians(mine), statistics.median(made))
        for one, mine, made in zip(taking_part, steps, inputs, strict=True)
    ]


def _medians(steps: list[list[float]]) -> tuple[float, float]:
    """Seconds and seconds of processor time of a step."""
    seconds, processor = zip(*steps, strict=True)
    return statistics.median(seconds), statistics.median(processor)


def _worker(candidate: Candidate) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", training_step.__name__, json.dumps(candidate._asdict())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _ask(worker: subprocess.Popen, what: str, candidate: Candidate) -> list[float]:
    print(what, file=worker.stdin, flush=True)
    answer = _answer(worker)
    _expect(bool(answer), candidate)
    return [float(number) for number in answer.split()]


def _answer(worker: subprocess.Popen) -> str:
    return worker.stdout.readline() if worker.stdout else ""


def _expect(answers: bool, candidate: Candidate) -> None:
    if not answers:
        raise InputError(
            f"Expected a step of training. Received: an end of {candidate}. See why with "
            f"`python -m {training_step.__name__} '{json.dumps(candidate._asdict())}'`."
        )


def table(rows: Sequence[Row], size: int) -> str:
    """Aligned columns."""
    head = ("", "masks a second", "processor s a step", "masks made a second")
    return aligned(
        [
            head,
            *(
                (
                    row.name,
                    f"{size / row.seconds:.0f}",
                    f"{row.processor:.3f}",
                    f"{size / row.input:.0f}",
                )
                for row in rows
            ),
        ]
    )


if __name__ == "__main__":
    run(main)
