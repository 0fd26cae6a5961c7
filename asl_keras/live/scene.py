"""What the live recogniser has seen and read at one moment."""

from dataclasses import dataclass

import numpy as np

from asl_keras.text import NOTHING, Suggestions


@dataclass(frozen=True)
class SeenHand:
    """A hand with the letter that it shows."""

    id: int
    """Stays with the hand from frame to frame."""
    landmarks: np.ndarray
    """float32 (21, 3) in pixels of the picture."""
    box: tuple[int, int, int, int]
    """Left, top, right and bottom in pixels; may reach past the picture."""
    handedness: str
    """"Left" or "Right", of the person."""
    letter: str | None
    """The smoothed letter; None while the model does not know."""
    probability: float
    """The smoothed probability of the likeliest letter, 0 to 1, whether it is known or not."""
    progress: float
    """Share of the time that the letter must be held until it is written, 0 to 1; 1 once it is."""
    path: np.ndarray | None = None
    """(n, 2) in pixels: what its fingertip draws, while it may be a letter that moves."""


@dataclass(frozen=True)
class Scene:
    """A moment of the live recogniser."""

    hands: tuple[SeenHand, ...]
    text: str
    """Spelled so far."""
    decoded: tuple[int, ...] = ()
    """The places in the text of what a decoder put there."""
    suggestions: Suggestions = NOTHING
    """For the word that has begun or, until the next begins, for the one before it."""
    last: str = ""
    """The last letter of the text, or word that is a letter; empty without one."""
    letters: tuple[str, ...] = ()
    """What it may have been, the likeliest first."""
