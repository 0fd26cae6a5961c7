"""What a hand shows that several looks at one photograph found: the mean, upright."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from asl_keras.hand.direction import UPRIGHT, direction, points_sideways, turned_upright
from asl_keras.hand.hand import Hand
from asl_keras.inference.reader import Reader


class Standing(Enum):
    """How a hand stands in its picture."""

    UPRIGHT = "upright"
    """As its letter does, which may point sideways."""
    TURNED = "turned"
    """Turned with its picture or camera, and read as if it were upright."""
    UNCLEAR = "unclear"
    """Sideways or upside down, and no letter that is certain: what it shows is not known."""


@dataclass(frozen=True)
class Found:
    """What the findings of one hand show together."""

    probabilities: np.ndarray
    """float32 (labels,)."""
    standing: Standing


def read_findings(reader: Reader, landmarks: np.ndarray) -> Found:
    """What one hand shows, found several times in one picture.

    The mean of the readings. A hand that points more than 40 degrees away from up is also read
    turned upright, and counts as

    - it is, if both readings have the same likeliest letter;
    - turned, if the upright one is a letter that reaches the threshold and that no letter which
      points sideways looks like;
    - it is, if its likeliest letter is one that points sideways;
    - unclear otherwise.

    Args:
        reader: of single hands.
        landmarks: float32 (N, 21, 3) in pixels of the picture, N at least 1.
    """
    as_it_is = _mean(reader, landmarks)
    if abs(direction(landmarks.mean(axis=0, keepdims=True))[0]) <= UPRIGHT:
        return Found(as_it_is, Standing.UPRIGHT)
    turned = _mean(reader, turned_upright(landmarks))
    sideways, alike = points_sideways(reader.alphabet)
    best, upright = as_it_is.argmax(), turned.argmax()
    if best == upright:
        return Found(as_it_is, Standing.UPRIGHT)
    is_letter = reader.alphabet.is_letter[upright]
    if is_letter and not alike[upright] and turned[upright] >= reader.threshold:
        return Found(turned, Standing.TURNED)
    return Found(as_it_is, Standing.UPRIGHT if sideways[best] else Standing.UNCLEAR)


def agreed(reader: Reader) -> Callable[[Sequence[Hand]], bool]:
    """Says of findings of one hand whether two are of one letter, and both reach the threshold."""

    def enough(found: Sequence[Hand]) -> bool:
        if len(found) < 2:
            return False
        probabilities = reader.read(np.stack([hand.landmarks for hand in found[:2]]))
        best = probabilities.argmax(axis=1)
        return bool(
            best[0] == best[1]
            and reader.alphabet.is_letter[best[0]]
            and (probabilities.max(axis=1) >= reader.threshold).all()
        )

    return enough


def _mean(reader: Reader, landmarks: np.ndarray) -> np.ndarray:
    return reader.read(landmarks).mean(axis=0)
