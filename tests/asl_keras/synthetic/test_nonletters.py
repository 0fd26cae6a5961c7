"""Made hands of no letter: many kinds, and none of them a letter."""

import numpy as np

from asl_keras.hand.variation import centred
from asl_keras.synthetic import sample, shipped
from asl_keras.synthetic.nonletters import LEAST_DISTANCE, made

HANDS = made(400, np.random.default_rng(0), shipped(), blend=0.5)


def flat(hands: np.ndarray) -> np.ndarray:
    return centred(hands)[..., :2].reshape(len(hands), 42)


def test_equal_seeds_make_equal_hands():
    again = made(400, np.random.default_rng(0), shipped(), blend=0.5)
    np.testing.assert_array_equal(HANDS, again)
    assert HANDS.dtype == np.float32


def test_none_is_near_a_letter_of_either_hand():
    model = shipped()
    letters = model.means[model.alphabet.is_letter[model.component_labels]]
    for shown in (HANDS, HANDS * np.float32([-1, 1, 1])):
        apart = flat(shown)[:, None] - flat(letters)
        assert np.sqrt((apart**2).sum(axis=2) / 21).min() > LEAST_DISTANCE - 1e-3


def test_fingers_keep_their_length_where_a_hand_has_those_of_two():
    """No finger is torn off: each begins where the palm ends."""
    palm = np.linalg.norm(HANDS[:, 9] - HANDS[:, 0], axis=1)
    first_bones = np.linalg.norm(HANDS[:, 10] - HANDS[:, 9], axis=1)
    assert (first_bones < 1.5 * palm).mean() > 0.98


def test_some_hang_and_some_lie():
    up = HANDS[:, 0, 1] - HANDS[:, 9, 1]  # of the palm, y down
    assert 0.1 < (up < 0).mean() < 0.4


def test_a_fifth_of_all_hands_signs_no_letter():
    _, index = sample(5000, 0)
    assert 0.17 < (index == shipped().labels.index("none")).mean() < 0.23
