"""Several readers that decide together."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.ensemble import Ensemble

HANDS = np.zeros((2, 21, 3), np.float32)


class Fixed:
    """Reads every hand alike."""

    threshold = 0.5

    def __init__(self, *probabilities: float, labels: str = "AB", embedding: int = 0):
        self.alphabet = Alphabet.of(labels)
        self.embedding_size = embedding
        self._row = np.float32(probabilities)

    def read(self, landmarks):
        return np.tile(self._row, (len(landmarks), 1))

    def embed(self, landmarks):
        return np.full((len(landmarks), self.embedding_size), self._row[0])


def test_the_weighted_mean_decides():
    reader = Ensemble([Fixed(0.9, 0.1), Fixed(0.2, 0.8)], [3, 1], temperature=1, threshold=0.6)
    np.testing.assert_allclose(reader.read(HANDS), [[0.725, 0.275]] * 2, rtol=1e-6)
    assert reader.read(HANDS).dtype == np.float32
    assert reader.read(HANDS[:0]).shape == (0, 2)
    assert (reader.alphabet, reader.threshold) == (Alphabet.of("AB"), 0.6)


def test_the_mean_is_calibrated():
    reader = Ensemble([Fixed(0.9, 0.1), Fixed(0.7, 0.3)], [1, 1], temperature=2, threshold=0.6)
    roots = np.sqrt([0.8, 0.2])
    np.testing.assert_allclose(reader.read(HANDS[:1])[0], roots / roots.sum(), rtol=1e-6)


def test_the_first_member_with_an_embedding_embeds():
    members = [Fixed(0.9, 0.1), Fixed(0.2, 0.8, embedding=4), Fixed(0.1, 0.9, embedding=8)]
    reader = Ensemble(members, [1, 1, 1], temperature=1, threshold=0.5)
    assert reader.embedding_size == 4
    np.testing.assert_array_equal(reader.embed(HANDS), members[1].embed(HANDS))


def test_without_an_embedding_it_has_one_of_no_size():
    reader = Ensemble([Fixed(0.9, 0.1)], [1], temperature=1, threshold=0.5)
    assert reader.embedding_size == 0
    assert reader.embed(HANDS).shape == (2, 0)


def test_members_of_other_alphabets_are_refused():
    members = [Fixed(0.9, 0.1), Fixed(0.9, 0.1, labels="BA")]
    with pytest.raises(InputError, match=r"one alphabet.*A B and B A"):
        Ensemble(members, [1, 1], temperature=1, threshold=0.5)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"weights": [0]}, "weights"),
        ({"weights": [1, 1]}, "weights"),
        ({"members": [], "weights": []}, "weights"),
        ({"temperature": 0}, "temperature"),
        ({"threshold": 1.1}, "threshold"),
    ],
)
def test_numbers_that_mean_nothing_are_refused(wrong, field):
    right = {"members": [Fixed(0.9, 0.1)], "weights": [1], "temperature": 1, "threshold": 0.5}
    with pytest.raises(InputError, match=f"`{field}`"):
        Ensemble(**{**right, **wrong})
