"""What several findings of one hand show together."""

from types import SimpleNamespace

import numpy as np
import pytest

from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.direction import direction
from asl_keras.inference.findings import Standing, agreed, read_findings

ALPHABET = Alphabet(("B", "G", "U", "none"), none="none")
UP = np.zeros((21, 3), np.float32)
UP[1:, 1] = -100
UP[:, 0] = np.arange(21)


def standing(degrees):
    """A hand that points so many degrees clockwise from up."""
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    hand = UP.copy()
    hand[:, :2] = UP[:, :2] @ turn
    return hand


class Reader:
    """Reads a hand by where it points: upright one letter, otherwise another."""

    alphabet = ALPHABET
    threshold = 0.6

    def __init__(self, upright, otherwise, sure=0.9):
        self._labels, self._sure = (upright, otherwise), sure

    def read(self, landmarks):
        rows = np.full((len(landmarks), 4), (1 - self._sure) / 3, np.float32)
        for row, degrees in zip(rows, direction(landmarks), strict=True):
            row[ALPHABET.labels.index(self._labels[int(abs(degrees) > 40)])] = self._sure
        return rows


def letter(found):
    return ALPHABET.labels[found.probabilities.argmax()]


def test_probabilities_are_the_mean_over_the_findings():
    rows = np.float32([[0.9, 0.1, 0, 0], [0.1, 0.5, 0.4, 0]])
    reader = SimpleNamespace(alphabet=ALPHABET, threshold=0.6, read=lambda landmarks: rows)
    found = read_findings(reader, np.stack([standing(0), standing(5)]))
    np.testing.assert_allclose(found.probabilities, [0.5, 0.3, 0.2, 0], atol=1e-6)
    assert found.standing is Standing.UPRIGHT


@pytest.mark.parametrize("degrees", [50, 90, 180, -90])
@pytest.mark.parametrize(
    ("upright", "otherwise", "read", "how"),
    [
        ("B", "G", "B", Standing.TURNED),  # nothing that points sideways looks like a B
        ("B", "none", "B", Standing.TURNED),
        ("U", "G", "G", Standing.UPRIGHT),  # a turned U, or a letter that points sideways
        ("U", "none", "none", Standing.UNCLEAR),
        ("none", "B", "B", Standing.UNCLEAR),
        ("none", "G", "G", Standing.UPRIGHT),
        ("B", "B", "B", Standing.UPRIGHT),
    ],
)
def test_a_hand_that_points_sideways_is_turned_where_that_is_certain(
    degrees, upright, otherwise, read, how
):
    found = read_findings(Reader(upright, otherwise), np.stack([standing(degrees)] * 2))
    assert (letter(found), found.standing) == (read, how)


def test_an_upright_letter_below_the_threshold_turns_nothing():
    found = read_findings(Reader("B", "G", sure=0.5), standing(90)[np.newaxis])
    assert (letter(found), found.standing) == ("G", Standing.UPRIGHT)


def test_a_hand_that_points_up_is_not_turned():
    found = read_findings(Reader("B", "G"), standing(30)[np.newaxis])
    assert (letter(found), found.standing) == ("B", Standing.UPRIGHT)


@pytest.mark.parametrize(
    ("labels", "sure", "enough"),
    [("BB", 0.9, True), ("BB", 0.5, False), ("BG", 0.9, False), ("B", 0.9, False)],
)
def test_two_findings_of_one_letter_above_the_threshold_are_enough(labels, sure, enough):
    rows = np.full((len(labels), 4), 0.01, np.float32)
    for row, label in zip(rows, labels, strict=True):
        row[ALPHABET.labels.index(label)] = sure
    reader = SimpleNamespace(alphabet=ALPHABET, threshold=0.6, read=lambda landmarks: rows)
    found = [SimpleNamespace(landmarks=UP) for _ in labels]
    assert agreed(reader)(found) is enough
