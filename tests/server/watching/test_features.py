"""What is measured of hands."""

import numpy as np

from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.skeleton import mirror
from asl_keras.synthetic import sample
from server.watching.features import (
    CONFIDENCE,
    KNUCKLES,
    LETTERS,
    NUMBERS,
    SIDE,
    TILT,
    Bins,
    measured,
)

ALPHABET = Alphabet(("A", "B", "none"), none="none")


def of(hands: np.ndarray, probabilities: np.ndarray | None = None) -> dict[str, np.ndarray]:
    said = np.tile([0.7, 0.2, 0.1], (len(hands), 1)) if probabilities is None else probabilities
    return measured(hands, said, said.max(axis=1) > 0.5, ALPHABET)


def test_neither_place_nor_size_of_a_hand_counts():
    hands, _ = sample(50, 0)
    found, moved = of(hands), of(hands * 300 + np.float32([100, -50, 7]))
    for name, values in found.items():
        assert np.allclose(values, moved[name], atol=1e-3), name  # float32 coordinates


def test_a_mirrored_hand_is_on_the_other_side_and_leans_to_the_other_side():
    hands, _ = sample(50, 0)
    found, mirrored = of(hands), of(mirror(hands))
    assert np.array_equal(mirrored[SIDE], 1 - found[SIDE])
    assert np.allclose(mirrored[TILT], -found[TILT], atol=1e-3)


def test_a_row_of_knuckles_is_even_on_a_parabola_and_not_where_one_of_them_is_off():
    hands = np.zeros((2, 21, 3))
    step = np.arange(4)
    hands[:, [5, 9, 13, 17]] = np.stack([step, 0.2 * step**2 + 3, 0 * step], axis=1)
    hands[1, 13, 1] += 0.1
    even, uneven = of(hands)[KNUCKLES]
    assert even < 1e-9
    assert np.isclose(uneven, 0.3 / np.hypot(1, 3.2))  # three times, in lengths of the palm


def test_letters_that_are_not_accepted_and_none_are_no_letters():
    hands, _ = sample(3, 0)
    said = np.array([[0.1, 0.9, 0], [0.5, 0.4, 0.1], [0, 0.1, 0.9]])
    found = of(hands, said)
    assert found[LETTERS][0] == 1
    assert np.isnan(found[LETTERS][1:]).all()
    assert found[CONFIDENCE].tolist() == [0.9, 0.5, 0.9]


def test_a_hand_without_size_has_finite_numbers():
    found = of(np.zeros((1, 21, 3), np.float32))
    assert all(np.isfinite(found[name]).all() for name in NUMBERS)


def test_bins_of_a_number_have_about_equal_shares_by_weight():
    values = np.random.default_rng(0).normal(size=5000)
    weights = np.where(values > 0, 3.0, 1.0)
    bins = Bins.of_numbers(values, weights)
    assert np.allclose(bins.shares, 1 / len(bins.shares), atol=0.002)
    assert np.median(bins.edges) > 0.3  # three quarters of the weight is above 0


def test_equal_values_share_a_bin():
    bins = Bins.of_numbers(np.repeat([0.5, 1.0], [10, 990]), np.ones(1000))
    assert bins.shares.sum() == 1
    assert len(set(bins.place(np.array([1.0, 1.0])).tolist())) == 1
