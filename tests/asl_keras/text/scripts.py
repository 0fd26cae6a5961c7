"""Scripts of (seconds, label or None) at 20 frames a second, instead of a camera and a model."""

from collections.abc import Iterable

import numpy as np

from asl_keras.hand.alphabet import Alphabet
from asl_keras.text import Rules

ALPHABET = Alphabet(("A", "B", "C"))
RULES = Rules(threshold=0.6, window=0.2, hold=0.4, release=0.2, gap=1.0)
FRAME = 0.05


def seen(label: str | None, probability: float = 0.9, alphabet: Alphabet = ALPHABET):
    """Probabilities with one likeliest label; "?" for equal ones; None for no hand."""
    if label is None:
        return None
    if label == "?":
        return np.full(len(alphabet), 1 / len(alphabet))
    rest = (1 - probability) / (len(alphabet) - 1)
    return np.where(np.array(alphabet.labels) == label, probability, rest)


def frames(*script: tuple[float, str | None]) -> Iterable[tuple[float, str | None]]:
    """The times and labels of a script's frames."""
    number = 0
    for seconds, label in script:
        for _ in range(round(seconds / FRAME)):
            yield number * FRAME, label
            number += 1
