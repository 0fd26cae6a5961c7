"""Items made on another thread."""

import threading
from contextlib import closing

import pytest

from asl_keras.live.ahead import ahead


def test_items_come_in_order():
    assert list(ahead(iter(range(100)))) == list(range(100))


def test_the_next_item_is_made_while_one_is_in_use():
    made = threading.Event()

    def items():
        yield 1
        made.set()
        yield 2

    with closing(ahead(items())) as stream:
        assert next(stream) == 1
        assert made.wait(10)


def test_an_error_arrives_where_the_items_are_used():
    def items():
        yield 1
        raise ValueError("broken")

    stream = ahead(items())
    assert next(stream) == 1
    with pytest.raises(ValueError, match="broken"):
        next(stream)


def test_closing_stops_an_endless_source_and_closes_it():
    closed = threading.Event()

    def items():
        try:
            while True:
                yield 1
        finally:
            closed.set()

    before = threading.active_count()
    with closing(ahead(items())) as stream:
        assert next(stream) == 1
    assert closed.is_set()
    assert threading.active_count() == before
