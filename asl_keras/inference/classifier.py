"""What classifiers have in common, and how the two views of a hand are combined."""

from typing import Protocol

import numpy as np

VIEWS = 2  # the mask and its mirror image


class Classifier(Protocol):
    """What recognises letters in masks: a `Recognizer` or a `KerasClassifier`."""

    labels: tuple[str, ...]
    side: int

    def probabilities(self, masks: np.ndarray) -> np.ndarray:
        """Masks uint8 (N, side, side, 3) to float32 (N, labels), one view of each hand."""


def combine_views(original: np.ndarray, mirrored: np.ndarray) -> np.ndarray:
    """The probabilities of a hand from those of its mask and of its mirrored mask: their mean."""
    return (original + mirrored) / 2


def both_views(classifier: Classifier, masks: np.ndarray) -> np.ndarray:
    """The probabilities (N, labels) of hands, left or right, from masks uint8 (N, S, S, 3).

    A model need not know which hand it sees: it reads the mask and its mirror image.
    """
    views = np.stack([masks, masks[:, :, ::-1]], axis=1)  # (N, 2, S, S, 3)
    probabilities = classifier.probabilities(views.reshape(-1, *masks.shape[1:]))
    return combine_views(probabilities[0::VIEWS], probabilities[1::VIEWS])
