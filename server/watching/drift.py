"""Hands that count, window by window, against the reference of their model."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from server.watching.features import IN_WORDS, UNKNOWN
from server.watching.limits import Key, values
from server.watching.reference import Reference

KEPT = 1000  # windows; at most eleven days of them
LEAST = 50  # values of a feature that are judged; of fewer nothing is said


@dataclass(frozen=True, eq=False)
class Window:
    """Some hands that followed one another."""

    began: float
    """Seconds since 1970, of the first hand."""
    ended: float
    counts: Mapping[str, np.ndarray]
    """By feature int64 (B,), how many hands are in each bin."""
    values: Mapping[Key, float]
    """By feature and statistic; without features of which there are too few values."""
    alarms: tuple[Key, ...]
    """Those that are above their limits, the worst first."""


class Drift:
    """Fills windows with what counts, and judges each when it is full.

    Args:
        reference: of the model.
    """

    def __init__(self, reference: Reference):
        self.reference = reference
        self.windows: deque[Window] = deque(maxlen=KEPT)
        self._empty()

    def _empty(self) -> None:
        self.hands, self._began = 0, 0.0
        """In the window that is not full yet."""
        self._counts = {
            name: np.zeros(len(one.shares), np.int64) for name, one in self.reference.bins.items()
        }

    def add(self, time: float, features: Mapping[str, np.ndarray]) -> Window | None:
        """Takes a hand, or a picture without one; returns the window that it makes full.

        Args:
            time: seconds since 1970.
            features: each (1,), see `server.watching.features`.
        """
        self._began = self._began if self.hands else time
        self.hands += 1
        for name, counts in self._counts.items():
            (place,) = self.reference.bins[name].place(features[name])
            if place != UNKNOWN:
                counts[min(place, len(counts) - 1)] += 1
        if self.hands < self.reference.window:
            return None
        window = window_of(self.reference, self._counts, self._began, time)
        self.windows.append(window)
        self._empty()
        return window


def window_of(
    reference: Reference, counts: Mapping[str, np.ndarray], began: float, ended: float
) -> Window:
    """A window of these counts."""
    judged = {name: one[np.newaxis] for name, one in counts.items() if one.sum() >= LEAST}
    every = values(judged, reference.bins, reference.window)
    found = {key: float(value[0]) for key, value in every.items()}
    over = {key: value / reference.limits[key] for key, value in found.items()}
    alarms = [key for key in sorted(over, key=lambda key: -over[key]) if over[key] > 1]
    return Window(began, ended, dict(counts), found, tuple(alarms))


def sentence(window: Window, reference: Reference) -> str:
    """What a window that drifts is unlike in, for a log."""
    parts = [
        f"{IN_WORDS[name]} ({kind} {window.values[name, kind]:.3f}, limit "
        f"{reference.limits[name, kind]:.3f})"
        for name, kind in window.alarms
    ]
    return f"The last {reference.window} hands are unlike the reference: {'; '.join(parts)}."
