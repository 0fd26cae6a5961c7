"""What a signer is asked for: each letter with each hand, from several distances and angles."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

SIDES = {"right": "Right", "left": "Left"}
"""What a hand is called by the user, and by `Hand.handedness`."""


class View(Enum):
    """How a hand is held; its value is what the signer is told."""

    FRONT = "in front of you"
    NEAR = "nearer to the camera"
    FAR = "farther away"
    LEFT = "turned a little to the left"
    RIGHT = "turned a little to the right"


class Take(NamedTuple):
    """One letter with one hand: what is kept, or lost, as a whole."""

    label: str
    side: str
    """Of `SIDES`."""
    moves: bool
    """It is signed with a movement."""
    is_none: bool = False
    """It is no letter."""


def takes(
    labels: Sequence[str], sides: Sequence[str], moving: Sequence[str], none: str | None = None
) -> list[Take]:
    """All letters with one hand, then all with the other: hands change once."""
    return [Take(label, side, label in moving, label == none) for side in sides for label in labels]


def still_to_do(asked: Sequence[Take], done: Mapping[str, int]) -> list[Take]:
    """What is left of a round, of which some takes were recorded before; all once it is complete.

    Args:
        asked: of a round.
        done: how many takes there are of each label.
    """
    sides = list(dict.fromkeys(take.side for take in asked))
    rounds = min(done.get(take.label, 0) for take in asked) // len(sides)
    return [
        take
        for take in asked
        if sides.index(take.side) >= done.get(take.label, 0) - rounds * len(sides)
    ]
