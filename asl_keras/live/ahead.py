"""Makes the items of an iterable on a thread of its own, so that two stages work side by side."""

import threading
from collections.abc import Generator, Iterable
from queue import Empty, Full, Queue
from typing import TypeVar

T = TypeVar("T")
WAIT = 0.1  # seconds between two checks whether the thread is still wanted
_END = object()


def ahead(items: Iterable[T]) -> Generator[T, None, None]:
    """The items in their order, each made while the one before is in use.

    Closing the generator stops the thread. What the items raise is raised here.
    """
    made: Queue = Queue(maxsize=1)
    unwanted = threading.Event()
    thread = threading.Thread(target=_make, args=(items, made, unwanted), daemon=True)
    thread.start()
    try:
        while (item := made.get()) is not _END:
            if isinstance(item, _Failure):
                raise item.error
            yield item
    finally:
        unwanted.set()
        _drain(made)
        thread.join()


class _Failure:
    def __init__(self, error: BaseException):
        self.error = error


def _make(items: Iterable, made: Queue, unwanted: threading.Event) -> None:
    iterator = iter(items)
    try:
        for item in iterator:
            if not _put(item, made, unwanted):
                return
        _put(_END, made, unwanted)
    except BaseException as error:
        _put(_Failure(error), made, unwanted)
    finally:
        if hasattr(iterator, "close"):
            iterator.close()


def _put(item: object, made: Queue, unwanted: threading.Event) -> bool:
    while not unwanted.is_set():
        try:
            made.put(item, timeout=WAIT)
            return True
        except Full:
            continue
    return False


def _drain(made: Queue) -> None:
    try:
        while True:
            made.get_nowait()
    except Empty:
        return
