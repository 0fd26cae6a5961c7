"""When each letter of a clip is shown, and how."""

from collections.abc import Sequence
from typing import NamedTuple

HELD, GAP, END, MOVE = 1.0, 0.5, 1.5, 0.3  # seconds
DOUBLES = "release", "slide", "bounce"
"""How the second of two equal letters is signed: after a hand that goes away, or moves."""
MOVING = "J", "Z"


class Shown(NamedTuple):
    """A letter of a clip."""

    letter: str
    how: str
    """"hold", "draw" for a movement, or "slide" or "bounce" from the letter before."""
    start: float
    """In seconds, as `end`; a slide or a bounce comes before it."""
    end: float


def timeline(word: str, double: str) -> Sequence[Shown]:
    """The letters of a word.

    Args:
        word: J and Z are drawn, all others are held.
        double: one of `DOUBLES`.
    """
    shown: list[Shown] = []
    time = 0.0
    for before, letter in zip(" " + word, word, strict=False):
        moves = letter == before and letter not in MOVING and double != "release"
        how = "draw" if letter in MOVING else double if moves else "hold"
        start = time + (MOVE if moves else GAP)
        time = start + HELD
        shown.append(Shown(letter, how, round(start, 3), round(time, 3)))
    return shown
