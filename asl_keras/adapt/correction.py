"""What one signer's own frames change: a hand like a kept frame is read with that frame's errors
taken back.

Each kept frame has an embedding e_i (unit length), the label y_i that it shows, and what the reader
makes of it, the probabilities p_i. Likeness is k(a, b) = exp(SHARPNESS (a . b - 1)). The weights of
the kept frames, a row of labels each, solve

    (k(e_i, e_j) + SMOOTHNESS [i = j]) W = onehot(y) - p

and a hand with the embedding e and the probabilities p has

    p' = max(p + sum over i of k(e, e_i) W_i, LEAST p),    divided by its sum

which is kernel ridge regression of the reader's errors. So a frame that the reader reads right
already changes little, frames that contradict one another cancel, and hands unlike all kept ones
are read as before. All numbers are doubles, so that another implementation (Java's, in
`android_demo`) agrees; `tests/golden/profile.json` pins it.

`experiments/adaptation.sh` measures it. Prototypes, whose nearest frame adds to its letter, gain as
much where all letters are taught, and less where some are: the others are taken for them. The same
regression of log probabilities depends on how sure of itself a model is.
"""

from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np

SHARPNESS = 20.0
SMOOTHNESS = 0.1
LEAST = 1e-3


class Evidence(NamedTuple):
    """Labelled frames of one signer, as the models read them."""

    probabilities: np.ndarray
    """float (N, labels), rows that sum to 1."""
    embeddings: np.ndarray
    """float (N, E), each of unit length."""
    places: np.ndarray
    """int (N,): which label each shows."""

    def of(self, rows: np.ndarray) -> "Evidence":
        """Some of the frames."""
        return Evidence(*(column[rows] for column in self))


@dataclass(frozen=True, eq=False)
class SignerCorrection:
    """Corrects what a reader makes of one signer's hands."""

    embeddings: np.ndarray
    """float64 (K, E) of the kept frames; K may be 0."""
    weights: np.ndarray
    """float64 (K, labels)."""

    @classmethod
    def fit(cls, kept: Evidence) -> Self:
        """From the kept frames."""
        embeddings = kept.embeddings.astype(np.float64)
        errors = np.eye(kept.probabilities.shape[1])[kept.places] - kept.probabilities
        likeness = _likeness(embeddings, embeddings) + SMOOTHNESS * np.eye(len(embeddings))
        return cls(embeddings, np.linalg.solve(likeness, errors))

    def corrected(self, probabilities: np.ndarray, embeddings: np.ndarray) -> np.ndarray:
        """The probabilities of hands with what is known of the signer.

        Args:
            probabilities: (N, labels), rows that sum to 1.
            embeddings: (N, E), each of unit length.

        Returns:
            float32 (N, labels), rows that sum to 1.
        """
        before = probabilities.astype(np.float64)
        change = _likeness(embeddings.astype(np.float64), self.embeddings) @ self.weights
        after = np.maximum(before + change, LEAST * before)
        return (after / after.sum(axis=1, keepdims=True)).astype(np.float32)


def _likeness(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """float64 (N, K), at most 1, of embeddings (N, E) and (K, E)."""
    return np.exp(SHARPNESS * (one @ other.T - 1))
