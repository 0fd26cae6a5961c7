"""Readers of hands: what the programs see of one model, of several together, of a signer's own."""

from typing import Protocol, runtime_checkable

import numpy as np

from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.model_input import ModelInput


class Reader(Protocol):
    """Reads letters: a `Recognizer`, an `Ensemble`, a `KerasClassifier` or what wraps one."""

    @property
    def alphabet(self) -> Alphabet:
        """The labels, in the order of the probabilities."""

    @property
    def threshold(self) -> float:
        """The least probability of a letter that is accepted, 0 to 1."""

    def read(self, landmarks: np.ndarray) -> np.ndarray:
        """Hands (N, 21, 3) to calibrated probabilities of both views, float32 (N, labels)."""


@runtime_checkable
class PreparedReader(Reader, Protocol):
    """A reader that is one model, and so reads what was prepared for it, such as masks."""

    @property
    def input(self) -> ModelInput:
        """What the model reads."""

    def read_prepared(self, batch: np.ndarray) -> np.ndarray:
        """As `read`, of what `input.prepare` made: (N, *shape)."""


class EmbeddingReader(Reader, Protocol):
    """A reader that also says what a hand is like."""

    @property
    def embedding_size(self) -> int:
        """Numbers of an embedding, E; 0 if no model of it has one."""

    def embed(self, landmarks: np.ndarray) -> np.ndarray:
        """Hands (N, 21, 3) to what they are like: float32 (N, E), rows of length 1."""
