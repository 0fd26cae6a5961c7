"""Where hands point."""

import numpy as np
import pytest

from asl_keras.hand.alphabet import ASL, Alphabet
from asl_keras.hand.direction import direction, points_sideways, turned_upright


@pytest.mark.parametrize(
    ("knuckles", "degrees"), [((0, -9), 0), ((9, 0), 90), ((-9, 0), -90), ((-9, -9), -45)]
)
def test_a_direction_is_in_degrees_clockwise_from_up(knuckles, degrees):
    hand = np.zeros((1, 21, 3), np.float32)
    hand[0, 1:, :2] = knuckles
    assert direction(hand)[0] == pytest.approx(degrees)


def test_hands_turned_upright_point_up_and_keep_their_shape():
    hands = np.random.default_rng(0).normal(size=(9, 21, 3)).astype(np.float32)
    upright = turned_upright(hands)
    np.testing.assert_allclose(direction(upright), 0, atol=1e-3)
    for few in (hands, upright):
        few -= few[:, :1]
    lengths = [np.linalg.norm(each[..., :2], axis=2) for each in (hands, upright)]
    np.testing.assert_allclose(*lengths, atol=1e-5)
    np.testing.assert_array_equal(upright[..., 2], hands[..., 2])
    assert upright.dtype == np.float32


def test_of_another_alphabet_every_letter_may_point_sideways():
    sideways, alike = points_sideways(ASL)
    assert "".join(np.array(ASL.labels)[sideways]) == "GHPQ"
    assert "".join(np.array(ASL.labels)[alike & ~sideways]) == "DKRUX"
    assert all(marks.all() for marks in points_sideways(Alphabet(("G", "Ñ"))))
