"""Feedback as it is kept: one row for a reading, the last word on it."""

import logging
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from asl_keras.data.schemas import impossible
from asl_keras.errors import InputError, expect, shortened
from asl_keras.hand.skeleton import LANDMARK_COUNT
from server.feedback.database import COLUMNS, Database, Row, UnavailableError

PUT = (  # one statement is one transaction: others may write to the same database
    f"INSERT INTO feedback ({', '.join(COLUMNS)}) SELECT {', '.join('?' * len(COLUMNS))} "
    "WHERE (SELECT count(*) FROM feedback) < ? OR EXISTS (SELECT 1 FROM feedback WHERE id = ?) "
    "ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in COLUMNS[1:])
)
ALL = f"SELECT {', '.join(COLUMNS[1:])} FROM feedback WHERE received >= ? ORDER BY received, id"
HAND = np.dtype("<f4")
BYTES = LANDMARK_COUNT * 3 * HAND.itemsize
MOST_SHOWN = 80
log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Feedback:
    """A reading, and what the hand was."""

    id: str
    """Of the reading."""
    label: str
    """The right one."""
    landmarks: np.ndarray
    """float32 (21, 3), z NaN where unknown."""
    handedness: str = ""
    """"Left", "Right" or ""."""
    signer: str = ""
    """Whose hand, in whatever words; "" where nothing says."""


class FullError(Exception):
    """There is no room for more."""


class Store:
    """Keeps feedback in a database.

    Args:
        database: where.
        labels: that may be given; none for any, of one who only reads.
        most: readings of which feedback is kept.
        now: seconds since 1970.
    """

    def __init__(
        self,
        database: Database,
        labels: Collection[str],
        most: int,
        now: Callable[[], float] = time.time,
    ):
        self._database, self._labels, self._most, self._now = database, labels, most, now
        self._telling, self._fault = threading.Lock(), ""

    @property
    def fault(self) -> str:
        """Why the last feedback was not kept, in a sentence; "" if it was."""
        return self._fault

    def put(self, feedback: Feedback) -> None:
        """Keeps it, instead of what was said of the reading before; returns once it is safe.

        Raises:
            InputError: if the label is not one of the model's, or the landmarks are of no hand.
            FullError: if there is no room.
            UnavailableError: if the database does not take it.
        """
        self._expect_right(feedback)
        landmarks = feedback.landmarks.astype(HAND).tobytes()
        said = (feedback.id, feedback.label, landmarks, feedback.handedness, feedback.signer)
        try:
            changed = self._database.write(PUT, (*said, self._now(), self._most, feedback.id))
        except UnavailableError as error:
            self._note(error.sentence, str(error))
            raise
        self._note("")
        if not changed:
            raise FullError

    def _note(self, fault: str, name: str = "") -> None:
        """Logs that the store breaks or works again, not that it still does."""
        with self._telling:
            before, self._fault = self._fault, fault
            if fault and not before:
                log.error("feedback is not kept (%s). %s", name, fault)
            elif before and not fault:
                log.info("feedback is kept again")

    def _expect_right(self, feedback: Feedback) -> None:
        known = shortened(" ".join(self._labels), MOST_SHOWN)
        expect(feedback.label in self._labels, "label", f"among {known}", feedback.label)
        hands = feedback.landmarks[np.newaxis]
        if hands.shape[1:] != (LANDMARK_COUNT, 3) or any(map(np.any, impossible(hands))):
            raise InputError(
                "Expected `landmarks` of a hand: 21 times x, y and z. Received: those of none.",
                "landmarks",
            )

    def __len__(self) -> int:
        ((count,),) = self._database.read("SELECT count(*) FROM feedback")
        return count

    def since(self, moment: float) -> tuple[dict[str, np.ndarray], int]:
        """All feedback from a moment on, in the order in which it came.

        Args:
            moment: seconds since 1970.

        Returns:
            `labels`, `handedness` and `signers` (N,) text, `landmarks` float32 (N, 21, 3); and of
            how many rows besides nobody can tell what they were.
        """
        rows = list(self._database.read(ALL, (moment,)))
        good = [row for row in rows if _is_whole(row)]
        labels, landmarks, handedness, signers, _ = zip(*good, strict=True) if good else [()] * 5
        hands = np.frombuffer(b"".join(landmarks), HAND)
        found = {
            "landmarks": hands.reshape(-1, LANDMARK_COUNT, 3).astype(np.float32),
            "labels": np.array(labels, str),
            "handedness": np.array(handedness, str),
            "signers": np.array(signers, str),
        }
        return found, len(rows) - len(good)

    def close(self) -> None:
        """Ends the connection."""
        self._database.close()


def _is_whole(row: Row) -> bool:
    """Whether a row is such as we write; SQLite keeps anything in any column."""
    label, landmarks, handedness, signer, _ = row
    texts = all(isinstance(one, str) for one in (label, handedness, signer))
    if not (texts and label and isinstance(landmarks, bytes) and len(landmarks) == BYTES):
        return False
    hands = np.frombuffer(landmarks, HAND).reshape(1, LANDMARK_COUNT, 3)
    return not any(map(np.any, impossible(hands)))
