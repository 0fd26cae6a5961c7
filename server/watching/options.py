"""What of its hands a server keeps, and where."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from asl_keras.errors import InputError, expect
from asl_keras.files import TakenError, alone_at, expect_place, expect_writable


@dataclass(frozen=True)
class WatchingOptions:
    """Nothing unless it is asked for."""

    windows: Path | None = None
    """Keep the counts of each window of hands in this file, for `python -m server.monitor
    report`."""
    keep_landmarks: Path | None = None
    """Keep the landmarks of hands that count for drift in this folder, as NPZ files; people whose
    hands they are must know."""
    keep_megabytes: float = 100.0
    """Of landmarks that are kept; the oldest files go."""
    keep_days: float = 30.0
    """For which landmarks are kept."""

    def __post_init__(self) -> None:
        expect_place(self.windows, "windows")
        if self.keep_landmarks is not None:
            expect_writable(self.keep_landmarks, "keep_landmarks")
        for field in ("keep_megabytes", "keep_days"):
            value = getattr(self, field)
            expect(0 < value <= 1e6, field, "above 0, at most 1000000", value)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps other servers from the file of windows, by a file `.NAME.lock` beside it.

        Raises:
            InputError: if another one has it.
        """
        with ExitStack() as stack:
            if self.windows is not None:
                place = self.windows.resolve()
                try:
                    stack.enter_context(alone_at(place.with_name(f".{place.name}.lock")))
                except TakenError as error:
                    raise InputError(
                        "Expected `windows` as a file that no other server writes. Received: "
                        f"{self.windows}, which one does. Name another file.",
                        "windows",
                    ) from error
            yield
