"""Chooses the threshold below which hands are rejected; every model needs its own."""

import numpy as np

from asl_keras.hand.alphabet import Alphabet

# A letter that is accepted is likelier than all others together.
LEAST = 0.5
STEP = 0.01


def choose_threshold(
    alphabet: Alphabet, probabilities: np.ndarray, truth: np.ndarray, false_accept_rate: float
) -> float:
    """The least threshold that keeps the false accept rate.

    Args:
        alphabet: of the model. Its label of no letter is never accepted, so never wrong.
        probabilities: (N, labels), from both views of hands that were not trained on.
        truth: (N,) the right labels, as places in the alphabet.
        false_accept_rate: the share of all hands that may be accepted as a wrong letter.

    Returns:
        A whole number of hundredths from 0.5 to 1.
    """
    confidence, guess = probabilities.max(axis=1), probabilities.argmax(axis=1)
    wrong = alphabet.is_letter[guess] & (guess != truth)
    # Rounded as the result is, else a letter at the threshold itself could pass.
    candidates = np.round(np.arange(LEAST, 1, STEP), 2)
    rates = np.array([(wrong & (confidence >= threshold)).mean() for threshold in candidates])
    enough = np.flatnonzero(rates <= false_accept_rate)
    return float(candidates[enough[0]]) if len(enough) else 1.0
