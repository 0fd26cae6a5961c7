"""What a letter looks like: the mean hand of the signer who knows most letters."""

from functools import lru_cache

import numpy as np

from asl_keras.synthetic.generator import shipped


@lru_cache(maxsize=64)
def example(letter: str) -> np.ndarray | None:
    """A hand that shows a letter, float32 (21, 3); None where nobody showed it."""
    model = shipped()
    if letter not in model.labels:
        return None
    signers, counts = np.unique(model.component_signers, return_counts=True)
    of_letter = np.flatnonzero(model.component_labels == model.labels.index(letter))
    known = counts[np.searchsorted(signers, model.component_signers[of_letter])]
    return model.means[of_letter[known.argmax()]]
