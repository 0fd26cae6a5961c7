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
    guess = probabilities.argmax(axis=1)
    wrong = alphabet.is_letter[guess] & (guess != truth)
    return _least(probabilities.max(axis=1), wrong, false_accept_rate)


def choose_rejection(alphabet: Alphabet, probabilities: np.ndarray, accept_rate: float) -> float:
    """The least threshold that accepts few hands of no letter.

    Args:
        alphabet: of the model.
        probabilities: (N, labels), calibrated, from both views of hands that sign no letter, of
            people whom the model was not fitted to.
        accept_rate: the share of them that may be accepted as a letter.

    Returns:
        A whole number of hundredths from 0.5 to 1.
    """
    takes_for_letter = alphabet.is_letter[probabilities.argmax(axis=1)]
    return _least(probabilities.max(axis=1), takes_for_letter, accept_rate)


def _least(confidence: np.ndarray, harmful: np.ndarray, rate: float) -> float:
    """The least threshold at which at most this share of all hands is harmful and accepted."""
    # Rounded as the result is, else a letter at the threshold itself could pass.
    candidates = np.round(np.arange(LEAST, 1, STEP), 2)
    rates = np.array([(harmful & (confidence >= threshold)).mean() for threshold in candidates])
    enough = np.flatnonzero(rates <= rate)
    return float(candidates[enough[0]]) if len(enough) else 1.0
