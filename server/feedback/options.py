"""Whether users may say what a hand was, as the server's options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.errors import expect

if TYPE_CHECKING:
    from server.feedback.store import Store


@dataclass(frozen=True)
class FeedbackOptions:
    """Not unless it is asked for."""

    feedback: str | None = None
    """Take feedback, and keep it in this SQLite file or PostgreSQL database (postgresql://...)."""
    feedback_most: int = 1_000_000
    """Readings of which feedback is kept; more is refused."""

    def __post_init__(self) -> None:
        expect(self.feedback != "", "feedback", "with a file or a URL", "an empty text")
        right = 1 <= self.feedback_most <= 100_000_000
        expect(right, "feedback_most", "from 1 to 100000000", self.feedback_most)

    def open(self, models: Iterable[Path]) -> Store | None:
        """The store, if there is to be one.

        Args:
            models: the files of those that read, whose labels may be given.

        Raises:
            InputError: if it cannot be opened, or a model cannot be read.
        """
        if self.feedback is None:
            return None
        from server.feedback.opening import open_database
        from server.feedback.store import Store
        from server.watching.watched import alphabet_of

        labels = [label for model in models for label in alphabet_of(model).labels]
        return Store(open_database(self.feedback), tuple(dict.fromkeys(labels)), self.feedback_most)
