"""The threshold that belongs to a variant: its probabilities differ from another's."""

import numpy as np

# A letter that is believed is likelier than all others together.
LEAST = 0.5
STEP = 0.01


def choose_threshold(
    probabilities: np.ndarray, truth: np.ndarray, false_accept_rate: float
) -> float:
    """The least threshold that lets few hands pass as a wrong letter.

    Args:
        probabilities: (N, labels), from both views of hands that were not trained on.
        truth: (N,) the right letters, as indices into the labels.
        false_accept_rate: the share of all hands that may be accepted as a wrong letter.

    Returns:
        A whole number of hundredths from 0.5 to 1.
    """
    confidence = probabilities.max(axis=1)
    wrong = probabilities.argmax(axis=1) != truth
    # Rounded as the answer is, else a letter at the threshold itself could pass.
    candidates = np.round(np.arange(LEAST, 1, STEP), 2)
    rates = np.array([(wrong & (confidence >= threshold)).mean() for threshold in candidates])
    enough = np.flatnonzero(rates <= false_accept_rate)
    return float(candidates[enough[0]]) if len(enough) else 1.0
