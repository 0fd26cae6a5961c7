"""Processes that do tasks, and what becomes of those that end."""

import time

import pytest

from asl_keras.errors import InputError
from tests.training.making import eyes
from training.making.workers import ENDED, HUNG, Workers


def done(make, tasks, count=2, **options):
    with Workers(make, count, **options) as workers:
        return {one.task: (one.parts, one.fault) for one in workers.do(iter(tasks))}


def test_every_task_is_done_and_its_parts_are_told():
    told = []
    assert done(eyes.echo, range(5), tell=told.append) == {n: ([n, n], None) for n in range(5)}
    assert sorted(told) == sorted([*range(5)] * 2)


def test_a_task_that_ends_its_process_costs_itself_alone():
    found = done(eyes.moody, ["a", *["die"] * 3, "b"], count=1)
    assert found == {"a": (["a"], None), "die": ([], ENDED), "b": (["b"], None)}


def test_a_task_that_hangs_is_given_up():
    begun = time.monotonic()
    found = done(eyes.moody, ["hang", "a"], count=1, patience=1.0)
    assert found == {"hang": ([], HUNG), "a": (["a"], None)}
    assert time.monotonic() - begun < 30  # not the minute that it would take


def test_processes_that_do_not_start_are_an_error():
    with pytest.raises(InputError, match="again and again"):
        done(eyes.refusing, range(9), count=1)


def test_no_process_is_started_where_there_is_nothing_to_do():
    with Workers(eyes.refusing, 2) as workers:
        assert list(workers.do(iter(()))) == []
