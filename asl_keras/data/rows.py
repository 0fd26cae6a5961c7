"""An array that stays on disk: what is asked for is read, and nothing else is in memory.

A memory map would do so, too, but what was read counts as the process' own memory until the system
is short of it, a file that shrinks ends the process, and each few pages wait for the disk anew.
"""

import os
import threading
import weakref
from typing import BinaryIO

import numpy as np

from asl_keras.data.npy import Header
from asl_keras.errors import InputError


class Rows:
    """The first dimension of an array in a file; safe to read on many threads.

    Args:
        file: open for reading. It may be closed, and removed, as long as this lives.
        header: of the array, in C order, of one dimension at least.
        start: where its values begin in the file.
    """

    def __init__(self, file: BinaryIO, header: Header, start: int):
        self.shape, self.dtype = header.shape, header.dtype
        self._size = header.size // max(1, len(self))
        self._start = start
        self._file = os.dup(file.fileno())
        self._turn = threading.Lock()
        weakref.finalize(self, os.close, self._file)

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, row: int) -> np.ndarray:
        """A row, by its number from 0 on.

        Raises:
            IndexError: if there is none of that number.
            InputError: if the file can no longer be read.
        """
        if not 0 <= row < len(self):
            raise IndexError(row)
        try:
            values = self._read(self._start + int(row) * self._size)
            return np.frombuffer(values, self.dtype).reshape(self.shape[1:])
        except (OSError, ValueError) as error:  # ValueError: there are too few
            raise InputError(
                f"Expected data that stay on disk while they are read. Received: row {row}, which "
                "cannot be read any more. Put the file back, and give the command again."
            ) from error

    def _read(self, place: int) -> bytes:
        if hasattr(os, "pread"):
            return os.pread(self._file, self._size, place)
        with self._turn:  # on Windows
            os.lseek(self._file, place, os.SEEK_SET)
            return os.read(self._file, self._size)
