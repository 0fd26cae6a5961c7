"""Moves a photograph of a still hand as the hand of J or Z moves, for clips."""

from collections.abc import Iterator

import numpy as np

from training.movements import paths

SHOWN_BY = {"J": "I", "Z": "D"}
"""The letter whose photographs draw each."""
BEFORE, AFTER = 0.25, 0.2  # shares of the time in which the hand waits
TURN = {"J": (15, 45), "Z": (-8, 8)}  # degrees, from and to, towards the hook


def drawing(
    letter: str, size: tuple[int, int], palm: float, frames: int, rng: np.random.Generator
) -> Iterator[np.ndarray]:
    """Where a photograph is in each frame: affine matrices float32 (2, 3) for `cv2.warpAffine`.

    The photograph turns about its own middle, which moves along the path of the letter, mirrored
    for every other one; its middle begins so that the path's middle is at 0.

    Args:
        letter: J or Z; the photograph shows the letter that `SHOWN_BY` names.
        size: height and width of the photograph, in pixels.
        palm: from the wrist to the middle finger's knuckle, in pixels; a third of the height or so.
        frames: how many; at least 8, of 0.6 to 2 seconds.
        rng: chooses path, turn and side.
    """
    path = paths.letter_j(rng) if letter == "J" else paths.letter_z(rng)
    path = path / max(np.ptp(path, axis=0).max(), 1) * 1.3  # within the picture
    turn = -np.deg2rad(rng.uniform(*TURN[letter]))
    if rng.random() < 0.5:
        path, turn = path * [-1, 1], -turn
    path = (path - (path.min(axis=0) + path.max(axis=0)) / 2) * palm
    share = (np.linspace(0, 1, frames) - BEFORE) / (1 - BEFORE - AFTER)
    for moment in np.clip(share, 0, 1):
        place = path[round(moment * (len(path) - 1))]
        yield _turned(turn * moment, (size[1] / 2, size[0] / 2), place)


def _turned(angle: float, middle: tuple[float, float], place: np.ndarray) -> np.ndarray:
    cosine, sine = np.cos(angle), np.sin(angle)
    matrix = np.array([[cosine, -sine], [sine, cosine]])
    return np.column_stack([matrix, place - matrix @ middle]).astype(np.float32)
