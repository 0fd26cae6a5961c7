"""How a hand draws before what camera: combinations that are learnt, and others that are kept back.

Each of four parameters has a range in four parts. Which parts come together decides the set:
learning, choosing and judging share no combination, and each has every part of every range.
"""

from typing import Literal, NamedTuple

import numpy as np

PARTS = 4  # of each range
Set = Literal["learn", "choose", "judge"]
KEPT: dict[Set, tuple[int, ...]] = {"learn": (0, 1), "choose": (2,), "judge": (3,)}


class Manner(NamedTuple):
    """Each from 0 to 1 in its range, which `scenes`, `paths` and `camera` know."""

    time: float
    """That a movement takes, in logarithms."""
    size: float
    """Of what is drawn."""
    slant: float
    """Of what is drawn, from one side to the other."""
    shake: float
    """Of the camera; below a half it stands still."""

    @property
    def part(self) -> int:
        """0 to 3, another one if one parameter is in the next part of its range."""
        return sum(min(int(share * PARTS), PARTS - 1) for share in self) % PARTS

    @property
    def wobble(self) -> float:
        """Share of the most that a camera wobbles, 0 to 1."""
        return max(2 * self.shake - 1, 0.0)


def manner(rng: np.random.Generator, of: Set) -> Manner:
    """One of a set, any of them alike."""
    while True:
        drawn = Manner(*rng.random(len(Manner._fields)).tolist())
        if drawn.part in KEPT[of]:
            return drawn
