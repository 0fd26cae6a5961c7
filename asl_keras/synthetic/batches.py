"""Batches of synthetic hands: endless, and never the same hands twice."""

import numpy as np

from asl_keras.data.batches import Batch
from asl_keras.data.dataset import Reads
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.synthetic.generator import sample, shares, shipped
from asl_keras.synthetic.pose_model import PoseModel


class SyntheticBatches:
    """Synthetic hands of those labels that the pose model knows.

    Args:
        alphabet: whose labels the truth of a batch indexes.
        reads: what the model reads.
        size: hands in a batch; about as many where the alphabet lacks some of the letters.
        hands: of an epoch.
        seed: a batch depends on it and on its number alone.
        pose_model: where hands come from; the shipped one by default.

    Raises:
        InputError: if the pose model shows none of the labels.
    """

    def __init__(
        self,
        alphabet: Alphabet,
        reads: Reads,
        size: int,
        hands: int,
        seed: tuple[int, ...],
        pose_model: PoseModel | None = None,
    ):
        self.alphabet = alphabet
        self.steps = max(1, hands // size)
        self._reads, self._seed = reads, seed
        self._pose_model = pose_model or shipped()
        self._places = _places(self._pose_model.labels, alphabet)  # -1 for letters that it lacks
        # Hands of labels that the alphabet lacks are made, too, and dropped.
        known, made = self._places >= 0, shares(self._pose_model)
        self._count = round(size / made[known].sum())
        self.shares = np.zeros(len(alphabet))
        np.add.at(self.shares, self._places[known], made[known] / made[known].sum())

    def batch(self, step: int) -> Batch:
        """Batch number `step`."""
        hands, index = sample(self._count, (*self._seed, step), self._pose_model)
        truth = self._places[index]
        known = truth >= 0
        return self._reads.prepare(hands[known]), truth[known]


def _places(labels: tuple[str, ...], alphabet: Alphabet) -> np.ndarray:
    place = {label: index for index, label in enumerate(alphabet.labels)}
    places = np.array([place.get(label, -1) for label in labels])
    if (places < 0).all():
        raise InputError(
            f"Expected labels that synthetic hands show: {' '.join(labels)}. Received: "
            f"{', '.join(alphabet.labels)}. Name files that have them as `data`.",
            "data",
        )
    return places
