"""A reader is evaluated on letters, on hands of no letter, and on letters that it lacks."""

import json

import numpy as np
import pytest

from asl_keras.data.dataset import ImageDataset, LandmarkDataset
from asl_keras.errors import InputError
from asl_keras.evaluation.evaluate import evaluate
from asl_keras.evaluation.rejection_report import rejection_table
from asl_keras.hand.alphabet import Alphabet

LABELS = Alphabet(("A", "B", "J", "nothing"), moving=("J",), none="nothing")


class Rows:
    """Reads the hand whose first coordinate is k as row k says."""

    threshold = 0.6

    def __init__(self, alphabet: Alphabet, rows: list[list[float]]):
        self.alphabet, self._rows = alphabet, np.float32(rows)

    def read(self, landmarks):
        return self._rows[landmarks[:, 0, 0].astype(int)]


def dataset(truth: list[int]) -> LandmarkDataset:
    hands = np.zeros((len(truth), 21, 3), np.float32)
    hands[:, 0, 0] = np.arange(len(truth))
    return LandmarkDataset(LABELS, np.array(truth), np.array(["x"] * len(truth)), hands)


@pytest.fixture
def reader() -> Rows:
    alphabet = Alphabet(("B", "A", "none"), none="none")
    return Rows(alphabet, [[0.1, 0.8, 0.1], [0.4, 0.1, 0.5], [0.2, 0.7, 0.1], [0.1, 0.1, 0.8]])


def test_letters_no_letters_and_lacking_letters_are_counted_apart(reader):
    data = dataset([0, 1, 2, 3])  # A, B, J and nothing
    found, probabilities = evaluate(reader, data, np.arange(4))
    assert probabilities.shape == (4, 3)
    assert (found.report.count, found.report.accuracy) == (3, 1.0)
    assert found.report.static.count == 2  # B is B, although "none" is likelier
    assert found.acceptance.rejected == 0.5
    assert (found.acceptance.nones, found.acceptance.nones_accepted) == (1, 0.0)
    assert (found.lacking, found.acceptance.lacking_accepted) == (("J",), 1.0)
    assert found.per_signer == {"x": found.acceptance}


def test_rows_are_those_asked_for_in_their_order(reader):
    _, probabilities = evaluate(reader, dataset([0, 1, 2, 3]), np.array([3, 0]))
    np.testing.assert_array_equal(probabilities[:, 1], np.float32([0.1, 0.8]))


def test_hands_of_no_letter_are_judged_where_the_reader_has_no_such_label():
    reader = Rows(Alphabet.of("AB"), [[0.8, 0.2], [0.9, 0.1]])
    found, _ = evaluate(reader, dataset([0, 3]), np.arange(2))
    assert (found.report.count, found.acceptance.nones_accepted) == (1, 1.0)


def test_a_dataset_of_other_labels_alone_is_refused(reader):
    with pytest.raises(InputError, match="none of which the model knows"):
        evaluate(reader, dataset([2, 2]), np.arange(2))


def test_masks_are_refused_for_models_that_read_together(reader):
    nothing = np.zeros((1, 32, 32, 3), np.uint8)
    data = ImageDataset(LABELS, np.array([0]), np.array([""]), (nothing,))
    with pytest.raises(InputError, match="Received: masks"):
        evaluate(reader, data, np.arange(1))


def test_it_is_json_and_text(reader):
    found, _ = evaluate(reader, dataset([0, 1, 2, 3]), np.arange(4))
    known = json.loads(json.dumps(found.as_json(), allow_nan=False))
    assert known["accuracy"] == 1.0
    assert known["rejection"]["acceptance"]["rejected"] == 0.5
    assert len(known["rejection"]["curve"]) == 100
    text = rejection_table(found)
    assert "At the threshold of 0.60" in text
    assert "Of 1 hands of letters that the model lacks, J," in text
    assert max(map(len, text.splitlines())) <= 80
