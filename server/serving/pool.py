"""Workers with a bounded queue: what cannot be answered in time is refused at once."""

import asyncio
import os
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

Value = TypeVar("Value")
NEWEST = 0.2  # share of the newest job in what jobs of its kind are expected to take
BEHIND = 5  # steps of nice
RESERVE = 2.0  # a job may take so many times as long as others of its kind, and those before it


class BusyError(Exception):
    """More waits than can be answered in time.

    Attributes:
        seconds: after which it may be worth another try, at least 1.
    """

    def __init__(self, seconds: int):
        super().__init__(seconds)
        self.seconds = seconds


class LateError(Exception):
    """The deadline has passed."""


@dataclass(frozen=True)
class Done(Generic[Value]):
    """What came of a job."""

    value: Value
    waited: float
    """Seconds in the queue."""


class Pool:
    """Threads that work off jobs in the order in which they came.

    A job is refused while `queue` others wait, or where those before it are expected to take until
    its deadline: so what is accepted is answered, and who is refused knows it at once.

    Args:
        workers: threads.
        queue: jobs that wait, at most.
        tell: is told how many wait whenever that changes.
    """

    def __init__(self, workers: int, queue: int, tell: Callable[[int], None] = lambda _: None):
        self.workers, self._queue, self._tell = workers, queue, tell
        self._threads = ThreadPoolExecutor(workers, "worker", _step_back)
        self._takes: dict[str, float] = {}  # seconds of a job, by its kind
        self._ahead = 0.0  # seconds that all jobs in the queue and at work are expected to take
        self._jobs = 0

    @property
    def waiting(self) -> int:
        """Jobs in the queue."""
        return max(0, self._jobs - self.workers)

    async def run(
        self, kind: str, job: Callable[[], Value], deadline: float, size: int = 1
    ) -> Done[Value]:
        """What the job returns, once a worker has done it.

        Args:
            kind: of jobs that take about as long.
            job: run in a thread.
            deadline: by `time.monotonic()`; a job that has not begun by then never does.
            size: how many times as long as one of its kind it takes.

        Raises:
            BusyError: at once, if it cannot be done by then.
            LateError: if it was not done by then, after all.
        """
        self.expect_room(deadline - time.monotonic(), self._takes.get(kind, 0.0) * size)
        return await self.go_on(kind, job, deadline, size)

    def expect_room(self, within: float, takes: float = 0.0) -> None:
        """Raises BusyError if a job would not be done within so many seconds, if it takes so many.

        Args:
            within: seconds.
            takes: seconds; of 0 is less than any job.
        """
        wait = self._ahead / self.workers
        if self._jobs and (self.waiting >= self._queue or RESERVE * (wait + takes) > within):
            raise BusyError(max(1, ceil(wait)))

    async def go_on(
        self, kind: str, job: Callable[[], Value], deadline: float, size: int = 1
    ) -> Done[Value]:
        """As `run`, for what was begun by a job before: it waits like others, but is not refused.

        Raises:
            LateError: if it was not done by the deadline.
        """
        left = deadline - time.monotonic()
        takes = self._takes.get(kind, 0.0) * size
        self._ahead += takes
        self._jobs += 1
        self._tell(self.waiting)
        asked = time.monotonic()
        work = self._threads.submit(_timely, job, asked, deadline)
        loop = asyncio.get_running_loop()
        work.add_done_callback(lambda _: loop.call_soon_threadsafe(self._done, takes))
        done, took = await _until(asyncio.wrap_future(work), left)
        before = self._takes.get(kind, took / size)
        self._takes[kind] = before + NEWEST * (took / size - before)
        return done

    def close(self) -> None:
        """Ends the threads, once all they have begun is done."""
        self._threads.shutdown(cancel_futures=True)

    def _done(self, took: float) -> None:
        self._ahead -= took
        self._jobs -= 1
        self._tell(self.waiting)
        if not self._jobs:
            self._ahead = 0.0  # sums of fractions drift


def _step_back() -> None:
    """Lets the thread that answers and refuses go first, where all cores are busy with reading."""
    if sys.platform == "linux":  # where threads have a priority of their own
        thread = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, thread, os.getpriority(os.PRIO_PROCESS, thread) + BEHIND)


def _timely(job: Callable[[], Value], asked: float, deadline: float) -> tuple[Done[Value], float]:
    """In a thread: the job's value, and the seconds that it took."""
    begun = time.monotonic()
    if begun > deadline:
        raise LateError
    value = job()
    return Done(value, begun - asked), time.monotonic() - begun


async def _until(work: asyncio.Future, left: float):
    """What the work gives; one that is late ends in its thread, for nobody."""
    try:
        return await asyncio.wait_for(work, max(left, 0))
    except TimeoutError as error:
        raise LateError from error
