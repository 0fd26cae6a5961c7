"""Several processes that do tasks; one that ends, or hangs, costs the task that it was at."""

import itertools
from collections.abc import Callable, Iterator
from multiprocessing.connection import wait
from typing import Any

from asl_keras.errors import InputError
from training.making.worker import Done, Make, Worker

PATIENCE = 120.0  # seconds for a frame, and for a start, on a busy computer
TICK = 0.5  # seconds between two looks at the clock
MOST_DEATHS = 3  # of processes, one after another, that did not start
ENDED = "ended the process that looked at it"
HUNG = "held the process that looked at it for two minutes"


class Workers:
    """Processes; a context manager, at whose end there is none any more.

    Args:
        make: what each does.
        count: of them, at most; they start when there is something to do.
        tell: called with each part of a result.
        patience: seconds without a word from one that has started, until its task is given up.
    """

    def __init__(
        self,
        make: Make,
        count: int,
        tell: Callable[[Any], None] = lambda _: None,
        patience: float = PATIENCE,
    ):
        self._make, self._count, self._tell, self._patience = make, count, tell, patience
        self._workers: list[Worker] = []
        self._deaths = 0

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def do(self, tasks: Iterator[Any]) -> Iterator[Done]:
        """What became of each task, in any order; tasks are taken when one can be begun.

        Raises:
            InputError: as what the processes do, or if they end again and again.
        """
        self._feed(tasks)
        while busy := [worker for worker in self._workers if worker.is_busy]:
            heard = wait([worker.connection for worker in busy], TICK)
            for worker in busy:
                done = self._listen(worker, worker.connection in heard)
                if done is not None:
                    yield done
            self._feed(tasks)

    def _feed(self, tasks: Iterator[Any]) -> None:
        """Gives tasks to all that have none, as long as there are any."""
        idle = [worker for worker in self._workers if not worker.is_busy]
        room = self._count - len(self._workers)
        for task in itertools.islice(tasks, len(idle) + room):
            if not idle:
                self._workers.append(Worker(self._make, self._tell))
            (idle.pop() if idle else self._workers[-1]).begin(task)

    def _listen(self, worker: Worker, is_heard: bool) -> Done | None:
        if not is_heard:
            most = self._patience if worker.is_open else PATIENCE
            return self._give_up(worker, HUNG) if worker.silence() > most else None
        try:
            done = worker.hear()
        except EOFError:
            return self._give_up(worker, ENDED)
        return done

    def _give_up(self, worker: Worker, fault: str) -> Done:
        self._workers.remove(worker)
        worker.end()
        self._deaths = 0 if worker.is_open else self._deaths + 1
        if self._deaths == MOST_DEATHS:
            raise InputError(
                "Expected processes that look at pictures. Received: some that end at once, again "
                "and again. Perhaps there is too little memory: give `workers` 1.",
                "workers",
            )
        return worker.done(fault)
