"""Labels that the hands speak against: single hands, swapped letters, letters made like no other.

`tests/training/checking/test_doubts.py` measures on 12 sources of real hands what is found.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from training.checking.doubtful_hands import DoubtfulHand, doubtful_hands
from training.checking.doubtful_letters import DoubtfulLetter, Swap, doubtful_letters
from training.checking.means import LEAST, means, of_what_ships
from training.checking.subject import Subject


@dataclass(frozen=True)
class Doubts:
    """What is doubtful, the most doubtful first."""

    hands: tuple[DoubtfulHand, ...]
    letters: tuple[DoubtfulLetter, ...]
    swaps: tuple[Swap, ...]
    compared_with: int
    """Signers with whom letters were compared, the others of the data among them."""


def doubts(subject: Subject) -> Doubts:
    """Compares hands with typical ones: of their signer, and of all others."""
    own, alphabet = means(subject), subject.data.alphabet
    known = of_what_ships(alphabet, subject.data.signers)
    everyone = own if known is None else own.and_those(known)
    still = own.of(np.isin(own.labels, alphabet.static) & (own.counts >= LEAST))
    of_all = everyone.of(np.isin(everyone.labels, alphabet.static))
    letters, swaps = doubtful_letters(still, of_all)
    people = len(np.unique(everyone.signers))
    return Doubts(doubtful_hands(subject, own, everyone), letters, swaps, people)
