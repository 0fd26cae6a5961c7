"""Landmarks that an operator asked to keep: NPZ files in a folder, bounded in size and in age."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np

from asl_keras.data.dataset import write_landmarks
from asl_keras.data.schemas import impossible

HANDS = 500  # of a file
OLDEST = 3600.0  # seconds that a hand waits for others, at most
MEGABYTE, DAY = 1_000_000, 86_400
PATTERN = "hands-*.npz"


class KeptHand(NamedTuple):
    """A hand and what was read of it."""

    landmarks: np.ndarray
    """float32 (21, 3)."""
    label: str
    """What the model took it for, which may be wrong."""
    handedness: str


class KeptLandmarks:
    """Writes hands by the hundred; the oldest files go.

    Args:
        folder: is made if it is missing.
        megabytes: of all files together.
        days: that a file is kept.
        now: seconds since 1970.
    """

    def __init__(
        self, folder: Path, megabytes: float, days: float, now: Callable[[], float] = time.time
    ):
        self._folder, self._now = folder, now
        self._bytes, self._seconds = megabytes * MEGABYTE, days * DAY
        self._hands: list[KeptHand] = []
        self._since = 0.0
        self._lock = threading.Lock()

    def add(self, hand: KeptHand) -> None:
        """Takes a hand; writes a file where there are enough, or the first has waited an hour.

        Raises:
            InputError: if the file cannot be written; the hands of it are lost.
        """
        if any(one.any() for one in impossible(hand.landmarks[np.newaxis])):
            return
        with self._lock:
            self._since = self._since if self._hands else self._now()
            self._hands.append(hand)
            if len(self._hands) >= HANDS or self._now() - self._since >= OLDEST:
                self._write()

    def close(self) -> None:
        """Writes what waits."""
        with self._lock:
            if self._hands:
                self._write()

    def _write(self) -> None:
        hands, self._hands = self._hands, []
        self._folder.mkdir(parents=True, exist_ok=True)
        landmarks, labels, handedness = zip(*hands, strict=True)
        write_landmarks(
            self._next(),
            np.array(landmarks, np.float32),
            np.array(labels),
            handedness=np.array(handedness),
        )
        self._forget()

    def _next(self) -> Path:
        moment = datetime.fromtimestamp(self._now(), UTC)
        return self._folder / f"hands-{moment:%Y%m%dT%H%M%S.%f}.npz"

    def _forget(self) -> None:
        """Deletes files that are too old, and the oldest while all are too large."""
        room = self._bytes
        for file in sorted(self._folder.glob(PATTERN), reverse=True):  # the newest first
            status = file.stat()
            room -= status.st_size
            if room < 0 or self._now() - _written(file, status.st_mtime) > self._seconds:
                file.unlink(missing_ok=True)


def _written(file: Path, otherwise: float) -> float:
    """When a file was written: its name says so, as copies have other times."""
    try:
        moment = datetime.strptime(file.stem, "hands-%Y%m%dT%H%M%S.%f")
    except ValueError:
        return otherwise
    return moment.replace(tzinfo=UTC).timestamp()
