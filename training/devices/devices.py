"""What training must know of the devices and hosts that share its batches."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from asl_keras.data.batches import Batch


@dataclass(frozen=True)
class Devices:
    """Replicas of a network, each of which learns from an equal part of every batch.

    Each host runs a process of its own with the same command. All of them make the same batches,
    as a batch depends on its number alone, and each keeps its part.
    """

    replicas: int = 1
    """Devices of all hosts."""
    processes: int = 1
    """One for each host."""
    process: int = 0
    """Which one this is; the first writes the folder of the run."""
    scope: Callable[[], AbstractContextManager] = nullcontext
    """In which the network is made or loaded, and fitted."""
    spread: Callable[[Any], Any] = lambda batches: batches
    """Gives each device of this host its piece of each batch of a `tf.data.Dataset`."""
    of_all: Callable[[int], list[int]] = lambda number: [number]
    """A number of this process beside those of all; every process must call it."""
    leave: Callable[[], None] = lambda: None
    """Ends the connection to the other hosts; every process must call it."""

    @property
    def is_first(self) -> bool:
        """Whether this process writes the folder of the run."""
        return self.process == 0

    def shared(self, rows: int) -> int:
        """As many of so many rows as can be shared equally."""
        return rows // self.replicas * self.replicas

    def part_of(self, make: Callable[[int], Batch]) -> Callable[[int], Batch]:
        """What makes this host's rows of the batches that `make` makes of a number.

        The last few rows of a batch are left out if they cannot be shared equally.
        """

        def part(number: int) -> Batch:
            hands, truth = make(number)
            count = self.shared(len(truth)) // self.processes
            mine = slice(self.process * count, (self.process + 1) * count)
            return hands[mine], truth[mine]

        return part if self.replicas > 1 else make
