"""What is known of one signer: frames of their own letters, as the model's embeddings.

A hand that lies near a kept frame of a letter probably shows this letter. With the embedding e of a
hand (unit length) and those k of the kept frames of a letter, the letter's probability p becomes

    p + STRENGTH * exp(SHARPNESS * (max over k of e . k - 1))

and all of them are divided by their sum. Labels without kept frames gain nothing. All sums are of
doubles, so that another implementation (Java's, in `android_demo`) agrees to the last digit that
matters; `tests/golden/profile.json` pins it.
Source: "prototypes" after Snell et al., arXiv:1703.05175; the gain after Tip-Adapter's, Zhang et
al., arXiv:2111.03930. Strength and sharpness were chosen by `experiments/adaptation.sh`.
"""

from dataclasses import dataclass

import numpy as np

STRENGTH = 3.0
SHARPNESS = 30.0


@dataclass(frozen=True, eq=False)
class Prototypes:
    """Kept frames of a signer."""

    embeddings: np.ndarray
    """float (K, E), each of unit length; K may be 0."""
    places: np.ndarray
    """int (K,): which label each shows."""

    def raised(self, probabilities: np.ndarray, embeddings: np.ndarray) -> np.ndarray:
        """The probabilities of hands, with what is known of the signer.

        Args:
            probabilities: (N, labels), rows that sum to 1.
            embeddings: (N, E), each of unit length.

        Returns:
            float32 (N, labels), rows that sum to 1.
        """
        raised = probabilities.astype(np.float64)
        cosines = embeddings.astype(np.float64) @ self.embeddings.astype(np.float64).T  # (N, K)
        for place in np.unique(self.places):
            nearest = cosines[:, self.places == place].max(axis=1)
            raised[:, place] += STRENGTH * np.exp(SHARPNESS * (nearest - 1))
        return (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)
