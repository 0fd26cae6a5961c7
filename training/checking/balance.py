"""How many hands there are of each letter and of each signer, and how many were not found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from asl_keras.hand.alphabet import ASL
from training.checking.subject import Subject
from training.sources.samples import NO_HAND

UNEVEN = 4  # times as many hands of the letter with most as of that with fewest


@dataclass(frozen=True)
class Tally:
    """Of a letter or of a signer."""

    name: str
    hands: int
    no_hand: int
    """Pictures in which none was found."""
    unread: int
    """What could not be read."""
    others: int
    """Signers of the letter, or letters of the signer."""

    @property
    def no_hand_rate(self) -> float | None:
        """Share of the pictures that were looked at; None where none is known of."""
        looked_at = self.hands + self.no_hand
        return self.no_hand / looked_at if looked_at else None


def by_label(subject: Subject) -> list[Tally]:
    """Of each label, in order."""
    labels, signers = subject.data.labels.tolist(), subject.data.signers.tolist()
    return _tallies(labels, signers, [(one.label, one.why) for one in subject.missed])


def by_signer(subject: Subject) -> list[Tally]:
    """Of each signer, in order; "" stands for unknown ones."""
    labels, signers = subject.data.labels.tolist(), subject.data.signers.tolist()
    return _tallies(signers, labels, [(one.signer, one.why) for one in subject.missed])


def _tallies(names: list[str], others: list[str], missed: Iterable[tuple[str, str]]) -> list[Tally]:
    hands, lost = Counter(names), Counter((name, why == NO_HAND) for name, why in missed)
    pairs = Counter(name for name, _ in set(zip(names, others, strict=True)))
    return [
        Tally(name, hands[name], lost[name, True], lost[name, False], pairs[name])
        for name in sorted({*hands, *(name for name, _ in lost)})
    ]


def remarks(subject: Subject) -> list[str]:
    """Sentences about letters that are rare, or that nobody shows."""
    data = subject.data
    counts = np.bincount(data.truth, minlength=len(data.alphabet))[data.alphabet.is_letter]
    letters = data.alphabet.letters
    said = []
    if len(letters) and counts.max() > UNEVEN * counts.min():
        few, many = letters[counts.argmin()], letters[counts.argmax()]
        said.append(
            f"{many} has {counts.max()} hands and {few} {counts.min()}: record more of the rare "
            "letters, or train with --class-weights."
        )
    missing = [letter for letter in ASL.static if letter not in letters]
    if set(letters) <= set(ASL.labels) and missing and len(letters) > len(missing):
        said.append(f"Of the alphabet's still letters nobody shows {' '.join(missing)}.")
    if (data.signers == "").all():
        said.append("No signer is known: what is trained on this cannot be judged by strangers.")
    return said
