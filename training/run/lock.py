"""One run in one folder at a time."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.files import TakenError, alone_at


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Makes the folder, and keeps other runs out of it.

    Raises:
        InputError: if another run is in it, or it is no folder, or cannot be made.
    """
    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(alone_at(folder))
        except TakenError as error:
            raise InputError(
                "Expected a folder as `out` in which no run is going on. Received: "
                f"{folder}, in which one is. Wait for its end, or give another `out`.",
                "out",
            ) from error
        except OSError as error:
            raise InputError(
                f"Expected a folder as `out`. Received: {folder}, where the system says "
                f'"{error.strerror}". Name another one.',
                "out",
            ) from error
        yield
