"""The observer of a server: fills the metrics, and watches whether hands drift."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from server.watching.drift import Window, sentence
from server.watching.history import History, read_history, write_history
from server.watching.kept import KeptHand, KeptLandmarks
from server.watching.metrics import Metrics
from server.watching.observation import Observation
from server.watching.options import WatchingOptions
from server.watching.reference import Reference
from server.watching.watched import Watched

log = logging.getLogger(__name__)
MOST_VERSIONS = 64  # of all models, that are remembered


class Eye:
    """An `Observer`.

    Args:
        models: by name, the file of each, beside which its reference is looked for. What changes
            there counts once a hand was read by the new version.
        options: what is kept.
        clock: seconds that never decrease.
        now: seconds since 1970.
        seed: of the draw of hands that count.

    Raises:
        InputError: if the file of windows is there and none.
    """

    def __init__(
        self,
        models: Mapping[str, Path],
        options: WatchingOptions | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
        seed: int | None = None,
    ):
        options = options or WatchingOptions()
        self._metrics = Metrics()
        self._files, self._windows = dict(models), options.windows
        self._clock, self._now, self._random = clock, now, np.random.default_rng(seed)
        self._watched: dict[tuple[str, str], Watched] = {}  # by name and version
        self._lock, self._saving = threading.Lock(), threading.Lock()
        there = self._windows is not None and self._windows.exists()
        self._past = read_history(self._windows) if self._windows and there else {}
        self._kept: KeptLandmarks | None = None
        if options.keep_landmarks is not None:
            bounds = options.keep_megabytes, options.keep_days
            self._kept = KeptLandmarks(options.keep_landmarks, *bounds, now)

    def saw(self, observation: Observation) -> None:
        """See `Observer`."""
        with self._lock:
            watched = self._of(observation)
            counting = watched.counting(observation, self._clock())
            window = watched.count(counting, self._now()) if counting else None
        self._metrics.saw(observation, watched.label(observation))
        if counting and watched.drift:
            self._metrics.counted(counting.model, watched.drift.hands, window)
            self._keep(counting, watched)
        if window and watched.drift:
            self._tell(observation.model, window, watched.drift.reference)

    def refused(self, door: str, reason: str) -> None:
        """See `Observer`."""
        self._metrics.refused(door, reason)

    def answered(self, door: str, status: int, seconds: float) -> None:
        """See `Observer`."""
        self._metrics.answered(door, status, seconds)

    def waiting(self, count: int) -> None:
        """See `Observer`."""
        self._metrics.waiting(count)

    def exposition(self) -> bytes:
        """What `/metrics` answers, in Prometheus' text format."""
        return self._metrics.exposition()

    def history(self) -> History:
        """The windows of all models that have a reference."""
        with self._lock:
            now = {
                name: (one.drift.reference, list(one.drift.windows))
                for (name, _), one in self._watched.items()  # the newest version last
                if one.drift
            }
        return {**self._past, **now}

    def close(self) -> None:
        """Writes what is still to be written; InputError if it cannot be."""
        if self._kept:
            self._kept.close()
        self._save()

    def _of(self, seen: Observation) -> Watched:
        """The version of the model that has read; one that was replaced may still finish."""
        key = seen.model, seen.version
        if key not in self._watched:
            before = [version for name, version in self._watched if name == seen.model][-1:]
            file = self._files.get(seen.model, Path(seen.model))
            new = Watched.of(*key, file, self._random)
            self._metrics.reads(*key, before, new.drift.reference if new.drift else None)
            self._remember(seen.model, new)
            self._watched[key] = new
            if len(self._watched) > MOST_VERSIONS:
                del self._watched[next(iter(self._watched))]
        return self._watched[key]

    def _remember(self, name: str, new: Watched) -> None:
        """Goes on with the windows before a restart."""
        reference, windows = self._past.get(name, (None, ()))
        if new.drift and reference and reference.model_sha256 == new.drift.reference.model_sha256:
            new.drift.windows.extend(windows)

    def _keep(self, seen: Observation, watched: Watched) -> None:
        if self._kept is None or seen.landmarks is None:
            return
        hand = np.asarray(seen.landmarks, np.float32)
        try:
            self._kept.add(KeptHand(hand, watched.label(seen), seen.handedness))
        except (InputError, OSError) as error:
            log.warning("Hands were not kept. %s", error)

    def _tell(self, model: str, window: Window, reference: Reference) -> None:
        if window.alarms:
            log.warning("%s: %s", model, sentence(window, reference))
        try:
            self._save()
        except InputError as error:
            log.warning("Windows were not saved. %s", error)

    def _save(self) -> None:
        if self._windows is not None:
            with self._saving:
                write_history(self._windows, self.history())
