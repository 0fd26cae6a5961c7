"""One process writes the folder of a run; the others work in a copy, which nobody keeps."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asl_keras.errors import InputError, expect
from training.devices.devices import Devices


@contextmanager
def own_folder(devices: Devices, out: Path) -> Iterator[Path]:
    """The folder of the run for the first process, else a copy of it as it is before training.

    So all go on after the same epoch, and each decides by the same history when to stop.
    """
    if devices.is_first:
        yield out
        return
    with tempfile.TemporaryDirectory(prefix="asl-run-") as copy:
        for file in out.glob("[!.]*"):  # the first process is writing the others
            if file.is_file():
                shutil.copy(file, copy)
        yield Path(copy)


def expect_equal_shares(devices: Devices, done: int, validation: int) -> None:
    """Raises InputError, in all processes, if they cannot go on together.

    Args:
        devices: of all processes.
        done: epochs of the run in this process' folder.
        validation: hands that each epoch is judged by.
    """
    epochs = devices.of_all(done)
    if len(set(epochs)) > 1:
        raise InputError(
            "Expected `out` on a drive that all hosts share. Received: folders with "
            f"{', '.join(map(str, epochs))} finished epochs. Name one that they share.",
            "out",
        )
    few = f"at most {validation}, a hand for validation each"
    expect(devices.replicas <= max(1, validation), "devices", few, devices.replicas)
