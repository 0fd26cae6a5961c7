"""The folder of an answer: what it is the answer to, and which parts are there."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from asl_keras.errors import InputError
from asl_keras.files import TakenError, alone_at, expect_writable, write_bytes
from server.batches.parts import Part

VERSION = 1  # of all that makes rows of what is read
QUESTION = "_question"  # readers of Parquet leave out what begins with _ or .
UNFINISHED = (".part-*.partial.parquet", ".part-*.attempts")


def question(parts: Sequence[Part], settings: Mapping[str, Any]) -> str:
    """What is asked, in 64 hexadecimals: other input, models or settings are another question."""
    asked = hashlib.sha256(f"{VERSION} {sorted(settings.items())}".encode())
    for part in parts:
        asked.update(f"\n{part}".encode())
    return asked.hexdigest()


def answer_file(folder: Path, number: int) -> Path:
    """Of a part."""
    return folder / f"part-{number:05d}.parquet"


def attempts_file(folder: Path, number: int) -> Path:
    """Of a part that is not finished."""
    return folder / f".part-{number:05d}.attempts"


@contextmanager
def answering(folder: Path, asked: str) -> Iterator[None]:
    """A folder that answers one question, for this run alone.

    Raises:
        InputError: if it answers another one, holds something else, or another run is at it.
    """
    expect_writable(folder, "out")
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        try:
            stack.enter_context(alone_at(folder))
        except TakenError as error:
            raise InputError(
                f"Expected `out` that no other run writes to. Received: {folder}, which one does.",
                "out",
            ) from error
        _agree(folder, asked)
        for pattern in UNFINISHED:  # of runs that were killed
            for file in folder.glob(pattern):
                file.unlink()
        yield


def _agree(folder: Path, asked: str) -> None:
    file = folder / QUESTION
    if file.exists():
        if file.read_text(errors="replace").strip() != asked:
            raise _other(folder, "the answer to other input, another model or other settings")
        return
    if any(folder.iterdir()):
        raise _other(folder, "something else")
    write_bytes(file, f"{asked}\n".encode())


def _other(folder: Path, holds: str) -> InputError:
    return InputError(
        f"Expected `out` as a new folder, or one that this command began. Received: {folder}, "
        f"which holds {holds}. Name another one.",
        "out",
    )
