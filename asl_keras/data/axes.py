"""The unit and the axes of landmarks, as far as the values show them."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from asl_keras.hand.skeleton import FINGERS, WRIST

NAMED = 3  # files in a remark
KNUCKLE = FINGERS["middle"][0]


class Doubts(NamedTuple):
    """What may be wrong with the landmarks of a file."""

    of_the_unit: bool = False
    of_the_direction: bool = False


def doubts(hands: np.ndarray, is_aspect_known: bool) -> Doubts:
    """Looks for other units and axes than the schema's.

    Args:
        hands: float32 (N, 21, 3).
        is_aspect_known: that x and y have one unit, whatever their range.
    """
    columns = hands[..., 0], hands[..., 1]
    is_share = all(column.min() >= 0 and column.max() <= 1 for column in columns)
    return Doubts(is_share and not is_aspect_known, bool(_stand_on_their_heads(hands).mean() > 0.5))


def _stand_on_their_heads(hands: np.ndarray) -> np.ndarray:
    """bool (N,): where the middle finger begins below the wrist, and not beside it.

    Of 60,000 real hands these are 1 in 100; of no letters but P and Q, which hang, most.
    """
    x, y = np.moveaxis(hands[:, KNUCKLE, :2] - hands[:, WRIST, :2], -1, 0)
    return y > np.abs(x)


def remarks(found: Mapping[Path, Doubts]) -> tuple[str, ...]:
    """A sentence for each kind of doubt, with the files that it is about."""
    unit = [path.name for path, one in found.items() if one.of_the_unit]
    direction = [path.name for path, one in found.items() if one.of_the_direction]
    said = []
    if unit:
        said.append(
            f"All x and y in {_named(unit)} lie in 0 to 1. Landmarks need one unit: if these are "
            "shares of the picture's width and height, multiply x and z by the width, y by the "
            "height."
        )
    if direction:
        said.append(
            f"Most hands in {_named(direction)} stand on their heads. Landmarks need y that points "
            "down: if it points upward there, write -y."
        )
    return tuple(said)


def _named(names: list[str]) -> str:
    rest = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    return ", ".join(names[:NAMED] + rest)
