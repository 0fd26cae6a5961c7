"""What classifiers have in common, and flip test-time augmentation: a hand and its mirror image."""

from pathlib import Path
from typing import Protocol

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import ModelInput

VIEWS = 2  # of a hand: as it is, and mirrored
# What the sum of probabilities may differ from 1: networks may compute in steps of 1/256, those of
# several networks that answer together twice, and a sum adds up what 26 labels were rounded by.
TOLERANCE = 0.05


class Classifier(Protocol):
    """What recognises letters: a `Recognizer` or a `KerasClassifier`."""

    @property
    def alphabet(self) -> Alphabet:
        """The labels, in the order of the probabilities."""

    @property
    def input(self) -> ModelInput:
        """What the model reads."""

    def probabilities(self, batch: np.ndarray) -> np.ndarray:
        """What `input.prepare` makes, (N, *shape), to float32 (N, labels): one view of each."""


class Embedder(Classifier, Protocol):
    """A classifier that also says what a hand is like."""

    @property
    def embedding_size(self) -> int:
        """Numbers of an embedding, E; 0 if the model has none."""

    def embeddings(self, batch: np.ndarray) -> np.ndarray:
        """What `input.prepare` makes, (N, *shape), to float32 (N, E): one view of each."""


def combine_views(original: np.ndarray, mirrored: np.ndarray) -> np.ndarray:
    """The probabilities of a hand from those of its two views: their mean."""
    return (original + mirrored) / 2


def both_views(classifier: Classifier, batch: np.ndarray) -> np.ndarray:
    """The probabilities float32 (N, labels) of hands, left or right, from a batch (N, *shape).

    A model need not know which hand it sees: it reads the hand and its mirror image.
    """
    views = np.stack([batch, classifier.input.mirror(batch)], axis=1)  # (N, 2, *shape)
    probabilities = classifier.probabilities(views.reshape(-1, *batch.shape[1:]))
    return combine_views(probabilities[0::VIEWS], probabilities[1::VIEWS])


def read_hands(classifier: Classifier, landmarks: np.ndarray) -> np.ndarray:
    """The probabilities float32 (N, labels) of landmarks (N, 21, 3), both views of each hand."""
    return both_views(classifier, classifier.input.prepare(landmarks))


def embed_hands(embedder: Embedder, landmarks: np.ndarray) -> np.ndarray:
    """What hands (N, 21, 3) are like, to compare by cosine: float32 (N, E), rows of length 1.

    The mean over both views of each hand, so that a hand and its mirror image are alike; all zeros
    where the model has nothing to say of a hand.
    """
    batch = embedder.input.prepare(landmarks)
    mirrored = embedder.input.mirror(batch)
    mean = (embedder.embeddings(batch) + embedder.embeddings(mirrored)) / 2
    length = np.linalg.norm(mean, axis=1, keepdims=True)
    return mean / np.where(length > 0, length, 1)


def check_batch(batch: np.ndarray, expected: ModelInput) -> None:
    """Raises ValueError unless a batch has the shape and the type that a model reads."""
    if batch.dtype != expected.dtype or batch.shape[1:] != expected.shape:
        shape = ", ".join(map(str, ("N", *expected.shape)))
        raise ValueError(
            f"Expected a batch of {expected} as {np.dtype(expected.dtype)} of shape ({shape}). "
            f"Received: {batch.dtype} of shape {batch.shape}"
        )


def check_probabilities(
    answers: np.ndarray, batch: np.ndarray, path: Path | None = None, rounding: float = 0.0
) -> np.ndarray:
    """The answers (N, labels) themselves, if they are probabilities: finite, and 1 in sum.

    Args:
        answers: of a model.
        batch: what it read.
        path: of its file, if it has one.
        rounding: what each answer may differ from the right one.

    Raises:
        InputError: if they are none, as of a network without a softmax.
        ValueError: if the batch is not finite.
    """
    tolerance = TOLERANCE + rounding * answers.shape[1]
    if len(answers) and not _sum_to_1(answers, tolerance):
        _refuse_unfinite(batch)
        with np.errstate(all="ignore"):  # of numbers that are too large, or none
            most = answers.sum(axis=1).max()
        raise InputError(
            f"Expected probabilities, which sum to 1, from a network with a softmax at its end. "
            f"Received: {path or 'a model'}, whose answers go from {answers.min():.3g} to "
            f"{answers.max():.3g}, in sum up to {most:.3g}. End it with a "
            "softmax, train and export it anew."
        )
    return answers


def check_embeddings(answers: np.ndarray, batch: np.ndarray, path: Path) -> np.ndarray:
    """The answers (N, E) themselves, if they are finite; else raises as `check_probabilities`."""
    if not np.isfinite(answers).all():
        _refuse_unfinite(batch)
        raise InputError(
            f"Expected an embedding of finite numbers. Received: {path}, whose answers are not "
            "finite. Train and export it anew."
        )
    return answers


def _sum_to_1(answers: np.ndarray, tolerance: float) -> bool:
    # First the limits, so that no sum overflows. A NaN fails every comparison.
    if not (answers.min() >= -tolerance and answers.max() <= 1 + tolerance):
        return False
    return bool(abs(answers.sum(axis=1) - 1).max() <= tolerance)


def _refuse_unfinite(batch: np.ndarray) -> None:
    """The model is not to blame for what it was given."""
    fields = [batch[name] for name in batch.dtype.names] if batch.dtype.names else [batch]
    if not all(np.isfinite(one).all() for one in fields):
        raise ValueError("Expected a batch of finite numbers. Received: others")
