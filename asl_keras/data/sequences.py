"""Sequences: a landmark NPZ whose rows are frames of clips.

Besides `landmarks` and `labels` it has `clips` (N,), whole numbers, equal for the frames of one
clip, which follow one another, and `times` (N,), seconds, increasing within a clip. `signers` is
optional. A label may be empty: a hand that shows nothing.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from asl_keras.data import columns, schemas
from asl_keras.data.npz import Npz

# Between two frames of a clip, in the median: milliseconds that are taken for seconds are longer.
SHORTEST_STEP, LONGEST_STEP = 0.001, 1.0
DIGITS = 5  # of these steps: differences of floats are not exact
DAY = 86_400.0  # seconds; no clip is longer


class Sequence(NamedTuple):
    """The frames of one clip, in order."""

    times: np.ndarray
    """float64 (n,), seconds, increasing."""
    landmarks: np.ndarray
    """float32 (n, 21, 3)."""
    labels: np.ndarray
    """(n,) text."""
    signer: str
    """Empty where unknown."""


def load_sequences(path: Path, fps: float | None = None) -> list[Sequence]:
    """The clips of a file, in its order.

    Args:
        path: of the NPZ.
        fps: frames a second, for a file without `times`.

    Raises:
        InputError: if the file is not such an NPZ, or not one of its times and `fps` is given.
    """
    with Npz(path) as npz:
        hands = schemas.read_hands(npz)
        labels = columns.read_text(npz, "labels", len(hands))
        signers = schemas.read_signers(npz, len(hands))
        clips = columns.read_numbers(npz, "clips", len(hands), np.int64)
        starts = np.append(0, np.flatnonzero(np.diff(clips)) + 1)
        times = _times(npz, starts, len(hands), fps)
        ends = [*starts[1:], len(hands)]
        if len(np.unique(clips[starts])) < len(starts):
            raise npz.refuse("clips one after the other", "one in pieces", "sort the rows by clip")
        return [
            Sequence(times[rows], hands[rows], labels[rows], str(signers[start]))
            for start, end in zip(starts, ends, strict=True)
            for rows in [slice(start, end)]
        ]


def _times(npz: Npz, starts: np.ndarray, count: int, fps: float | None) -> np.ndarray:
    if "times" not in npz:
        if fps is None:
            raise npz.refuse(
                "an array `times` in seconds",
                "none",
                "add it, or say with `fps` how many frames a second there were",
                "fps",
            )
        number = np.arange(count)
        return (number - number[starts].repeat(np.diff([*starts, count]))) / fps
    if fps is not None:
        raise npz.refuse("no `times` beside `fps`", "both", "leave `fps` out", "fps")
    times = columns.read_numbers(npz, "times", count, np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        steps = np.diff(times)
        lengths = times[[*starts[1:] - 1, count - 1]] - times[starts]
    within = np.ones(len(steps), bool)
    within[starts[1:] - 1] = False
    if not np.isfinite(times).all() or (steps[within] <= 0).any():
        raise npz.refuse(
            "`times` that are finite and increase within a clip",
            "others",
            "write the seconds since each clip began",
        )
    if lengths.max() > DAY:
        raise npz.refuse("`times` in seconds, of at most a day in a clip", "more", "cut the clip")
    usual = round(float(np.median(steps[within])), DIGITS) if within.any() else SHORTEST_STEP
    if not SHORTEST_STEP <= usual <= LONGEST_STEP:
        raise npz.refuse(
            "`times` in seconds, of 1 to 1000 frames in each",
            f"frames that are {usual:.3g} apart",
            "divide milliseconds by 1000",
        )
    return times
