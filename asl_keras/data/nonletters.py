"""Hands that sign no letter: a landmark NPZ whose rows say which gesture they are.

Besides `landmarks` and `signers` it has, in text (N,), `gesture`, and `like`: the letter that the
gesture also is or nearly is, such as D for the digit 1; empty where it is none.
"""

import re
from pathlib import Path
from typing import NamedTuple

import numpy as np

from asl_keras.data import columns, schemas
from asl_keras.data.npz import Npz

PERSON = re.compile(r"_\d+$")  # of a source with many people, each with few hands


class NonLetters(NamedTuple):
    """Hands of no letter."""

    hands: np.ndarray
    """float32 (N, 21, 3)."""
    gestures: np.ndarray
    """(N,) text."""
    signers: np.ndarray
    """(N,) text; numbered people of one source are one."""


def load_nonletters(path: Path) -> NonLetters:
    """The rows that are like no letter.

    Raises:
        InputError: if the file is not such an NPZ.
    """
    with Npz(path) as npz:
        hands = schemas.read_hands(npz)
        gestures, like, signers = (
            columns.read_text(npz, name, len(hands)) for name in ("gesture", "like", "signers")
        )
    rows = np.flatnonzero(like == "")
    people = [PERSON.sub("", name) for name in signers[rows].tolist()]
    return NonLetters(hands[rows], gestures[rows], np.array(people, str))
