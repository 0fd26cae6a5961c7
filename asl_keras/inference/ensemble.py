"""Several readers that decide together."""

from collections.abc import Sequence

import numpy as np

from asl_keras.errors import InputError, expect
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.calibration import calibrated, expect_temperature
from asl_keras.inference.reader import EmbeddingReader


class Ensemble:
    """Reads with the weighted mean of several readers' probabilities.

    Args:
        members: of one alphabet, at least one.
        weights: of the members, above 0; only their ratios count.
        temperature: that calibrates the mean.
        threshold: the least probability of a letter that is accepted, 0 to 1.

    Raises:
        InputError: if the members' alphabets differ, or a number is none of these.
    """

    def __init__(
        self,
        members: Sequence[EmbeddingReader],
        weights: Sequence[float],
        temperature: float,
        threshold: float,
    ):
        expect(0 <= threshold <= 1, "threshold", "from 0 to 1", threshold)
        expect_temperature(temperature)
        are_weights = len(weights) == len(members) > 0 and all(0 < one < np.inf for one in weights)
        expect(are_weights, "weights", "above 0, one for each member", list(weights))
        _expect_one_alphabet(members)
        self.members = tuple(members)
        self.weights = np.array(weights, np.float32) / np.float32(sum(weights))
        self.temperature, self.threshold = temperature, threshold

    @property
    def alphabet(self) -> Alphabet:
        """That of each member."""
        return self.members[0].alphabet

    @property
    def embedding_size(self) -> int:
        """Of the first member that has an embedding; 0 if none has."""
        return next((one.embedding_size for one in self.members if one.embedding_size), 0)

    def read(self, landmarks: np.ndarray) -> np.ndarray:
        """Hands (N, 21, 3) to calibrated probabilities of both views, float32 (N, labels)."""
        read = [member.read(landmarks) for member in self.members]
        mean = sum(weight * one for weight, one in zip(self.weights, read, strict=True))
        return calibrated(np.asarray(mean, np.float32), self.temperature)

    def embed(self, landmarks: np.ndarray) -> np.ndarray:
        """What hands (N, 21, 3) are like, says the first member that has an embedding: (N, E)."""
        for member in self.members:
            if member.embedding_size:
                return member.embed(landmarks)
        return np.zeros((len(landmarks), 0), np.float32)


def _expect_one_alphabet(members: Sequence[EmbeddingReader]) -> None:
    first, *others = (member.alphabet for member in members)
    for other in others:
        if other != first:
            raise InputError(
                "Expected models of one alphabet, to read together. Received: "
                f"{' '.join(first.labels)} and {' '.join(other.labels)}. Train them on the same "
                "labels."
            )
