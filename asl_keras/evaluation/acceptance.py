"""What a reader lets pass as a letter, and what it rejects."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from asl_keras.hand.alphabet import Alphabet

LACKING = -1  # the place of a letter that the alphabet lacks


@dataclass(frozen=True)
class Acceptance:
    """Shares at a threshold. None is a share of nothing."""

    letters: int
    """Hands that sign a letter of the alphabet."""
    rejected: float | None
    """Share of them that are taken for no letter."""
    wrong: float | None
    """Share of them that are accepted as another letter."""
    right_passing: float | None
    """Of those whose likeliest letter is right: the share that is accepted."""
    nones: int
    """Hands that sign no letter."""
    nones_accepted: float | None
    """Share of them that are accepted as a letter."""
    lacking: int
    """Hands that sign a letter which the alphabet lacks."""
    lacking_accepted: float | None
    """Share of them that are accepted as another letter."""


def likeliest_letters(alphabet: Alphabet, probabilities: np.ndarray) -> np.ndarray:
    """int64 (N,): the places of the likeliest letters, whether or not "no letter" is likelier."""
    return np.where(alphabet.is_letter, probabilities, -1).argmax(axis=1)


def accepted(alphabet: Alphabet, probabilities: np.ndarray, threshold: float) -> np.ndarray:
    """bool (N,): whether the likeliest label is a letter and reaches the threshold."""
    is_letter = alphabet.is_letter[probabilities.argmax(axis=1)]
    return is_letter & (probabilities.max(axis=1) >= threshold)


def acceptance(
    alphabet: Alphabet,
    truth: np.ndarray,
    is_none: np.ndarray,
    probabilities: np.ndarray,
    threshold: float,
) -> Acceptance:
    """What passes at a threshold.

    Args:
        alphabet: of the probabilities.
        truth: int (N,), places in the alphabet; `LACKING` for other letters. Rows of no letter may
            have either.
        is_none: bool (N,), which rows sign no letter.
        probabilities: (N, labels).
        threshold: the least probability of a letter that is accepted, 0 to 1.
    """
    passing = accepted(alphabet, probabilities, threshold)
    right = likeliest_letters(alphabet, probabilities) == truth
    letters, lacking = ~is_none & (truth != LACKING), ~is_none & (truth == LACKING)
    return Acceptance(
        letters=int(letters.sum()),
        rejected=_share(~passing, letters),
        wrong=_share(passing & ~right, letters),
        right_passing=_share(passing, letters & right),
        nones=int(is_none.sum()),
        nones_accepted=_share(passing, is_none),
        lacking=int(lacking.sum()),
        lacking_accepted=_share(passing, lacking),
    )


def by_signer(
    alphabet: Alphabet,
    truth: np.ndarray,
    is_none: np.ndarray,
    probabilities: np.ndarray,
    threshold: float,
    signers: np.ndarray,
) -> Mapping[str, Acceptance]:
    """`acceptance` of each signer's rows; `signers` (N,) names them."""
    return {
        str(signer): acceptance(
            alphabet, truth[rows], is_none[rows], probabilities[rows], threshold
        )
        for signer in np.unique(signers)
        for rows in [signers == signer]
    }


def _share(what: np.ndarray, rows: np.ndarray) -> float | None:
    return float(what[rows].mean()) if rows.any() else None
