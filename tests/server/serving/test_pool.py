"""Workers with a bounded queue."""

import asyncio
import threading
import time
from contextlib import contextmanager

import pytest

from server.serving.pool import BusyError, LateError, Pool

SOON = 30.0  # seconds; nothing here takes as long


@contextmanager
def pool(workers: int = 1, queue: int = 4, tell=lambda _: None):
    made = Pool(workers, queue, tell)
    try:
        yield made
    finally:
        made.close()


def by(seconds: float) -> float:
    return time.monotonic() + seconds


async def busy(pool: Pool, jobs: int, release: threading.Event) -> list[asyncio.Task]:
    """Jobs that last until they are released; the first has begun."""
    begun = threading.Event()

    def wait() -> str:
        begun.set()
        assert release.wait(SOON)
        return "done"

    tasks = [asyncio.create_task(pool.run("wait", wait, by(SOON))) for _ in range(jobs)]
    await asyncio.to_thread(begun.wait, SOON)
    return tasks


def test_a_job_is_done_in_a_thread():
    async def run():
        with pool() as workers:
            done = await workers.run("one", threading.current_thread, by(SOON))
            assert done.value is not threading.main_thread()
            assert 0 <= done.waited < SOON

    asyncio.run(run())


def test_more_than_the_queue_holds_is_refused_at_once_and_the_others_are_answered():
    async def run():
        release = threading.Event()
        with pool(queue=2) as workers:
            tasks = await busy(workers, 3, release)  # one at work, two wait
            with pytest.raises(BusyError) as refused:
                await workers.run("one", int, by(SOON))
            assert refused.value.seconds >= 1
            release.set()
            assert [done.value for done in await asyncio.gather(*tasks)] == ["done"] * 3
            assert (await workers.run("one", int, by(SOON))).value == 0  # there is room again

    asyncio.run(run())


def test_what_cannot_be_done_by_its_deadline_is_refused_at_once():
    async def run():
        release = threading.Event()
        with pool(queue=100) as workers:
            workers._takes["slow"] = 10.0  # seconds, as others of its kind took
            tasks = await busy(workers, 1, release)
            slow = asyncio.create_task(workers.go_on("slow", int, by(SOON)))
            await asyncio.sleep(0)
            with pytest.raises(BusyError) as refused:
                await workers.run(
                    "slow", int, by(30)
                )  # ten seconds ahead of ten, which may be twice as many
            assert refused.value.seconds == 10
            release.set()
            await asyncio.gather(slow, *tasks)

    asyncio.run(run())


def test_a_pool_without_work_takes_whatever_comes_so_that_it_learns_how_long_it_takes():
    async def run():
        with pool() as workers:
            workers._takes["slow"] = 1e6
            for _ in range(40):
                await workers.run("slow", int, by(SOON))
            assert workers._takes["slow"] < 1e6 / 1000

    asyncio.run(run())


def test_a_job_that_is_late_never_begins():
    async def run():
        release, ran = threading.Event(), []
        with pool() as workers:
            tasks = await busy(workers, 1, release)
            with pytest.raises(LateError):
                await workers.go_on("late", lambda: ran.append(1), by(0.01))
            release.set()
            await asyncio.gather(*tasks)
        assert not ran

    asyncio.run(run())


def test_what_was_begun_goes_on_where_others_are_refused():
    async def run():
        release = threading.Event()
        with pool(queue=1) as workers:
            tasks = await busy(workers, 2, release)
            more = asyncio.create_task(workers.go_on("chunk", lambda: 7, by(SOON)))
            await asyncio.sleep(0)
            with pytest.raises(BusyError):
                await workers.run("one", int, by(SOON))
            release.set()
            assert (await more).value == 7
            await asyncio.gather(*tasks)

    asyncio.run(run())


def test_what_a_job_raises_is_raised():
    async def run():
        with pool() as workers, pytest.raises(ZeroDivisionError):
            await workers.run("one", lambda: 1 // 0, by(SOON))

    asyncio.run(run())


def test_how_many_wait_is_told():
    async def run():
        release, told = threading.Event(), []
        with pool(tell=told.append) as workers:
            tasks = await busy(workers, 3, release)
            assert told[-1] == max(told) == 2
            release.set()
            await asyncio.gather(*tasks)
            await workers.run("one", int, by(SOON))
            await asyncio.sleep(0)
        assert told[-1] == 0

    asyncio.run(run())


def test_closing_waits_for_what_was_begun():
    async def run():
        release = threading.Event()
        workers = Pool(1, 4)
        (task,) = await busy(workers, 1, release)
        closing = asyncio.create_task(asyncio.to_thread(workers.close))
        release.set()
        await closing
        assert (await task).value == "done"

    asyncio.run(run())
