"""A letter that was drawn in the air."""

from dataclasses import dataclass, field

import numpy as np

LETTERS = ("J", "Z")
"""That movements can be."""
TIPS = {"J": 20, "Z": 8}
"""The landmark that draws each: the tip of the little finger, and of the index finger."""
BEGINS = {"J": "I", "Z": "DXGL"}
"""The still letters that its hand looks like before, in and after each; the first one most."""


@dataclass(frozen=True)
class Movement:
    """A letter that a hand has drawn."""

    letter: str
    start: float
    """In seconds, of its first frame."""
    end: float
    """In seconds, of its last frame; it may be known a moment later."""
    probability: float
    """How sure the network is, 0 to 1."""
    path: np.ndarray = field(repr=False, compare=False)
    """float64 (n, 2): where the fingertip was in each frame, in the unit of the landmarks."""
