"""Batches for JAX and PyTorch, made on threads while the model trains."""

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from asl_keras.data.batches import Batch
from asl_keras.layers.backend import keras

AHEAD = 4  # batches that wait: 60 MB of masks of 224 pixels


class BatchesAhead(keras.utils.PyDataset):
    """The batches with numbers [first, last), in order, some of them made ahead.

    It makes them itself, as Keras' own queue of several workers begins anew with each epoch.

    Args:
        make: a batch of its number alone.
        first: number of the first batch.
        last: the number after the last one.
    """

    def __init__(self, make: Callable[[int], Batch], first: int, last: int):
        super().__init__()
        self._make, self._first, self._count = make, first, last - first
        self._threads = ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="batches")
        self._begun: dict[int, Future[Batch]] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> Batch:
        """Batch number `first + index`."""
        for later in range(index, min(index + AHEAD, self._count)):
            if later not in self._begun:
                self._begun[later] = self._threads.submit(self._make, self._first + later)
        return self._begun.pop(index).result()
