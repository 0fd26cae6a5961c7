"""Synthetic hands: seeded, varied, of every letter, never turned into another letter."""

import dataclasses
import time

import numpy as np
import pytest

from asl_keras.hand.alphabet import ASL
from asl_keras.hand.variation import centred, vary
from asl_keras.synthetic import PoseModel, Variation, sample, shipped

STILL = Variation(**dict.fromkeys((field.name for field in dataclasses.fields(Variation)), 0.0))


def test_equal_seeds_make_equal_hands_and_others_do_not():
    first, again, other = sample(50, 3), sample(50, 3), sample(50, 4)
    np.testing.assert_array_equal(first[0], again[0])
    np.testing.assert_array_equal(first[1], again[1])
    assert (first[0] != other[0]).any()


def test_hands_are_finite_float32_of_all_letters_alike():
    hands, index = sample(6000, 0)
    assert hands.shape == (6000, 21, 3)
    assert hands.dtype == np.float32
    assert np.isfinite(hands).all()
    counts = np.bincount(index)[shipped().alphabet.is_letter]
    assert len(counts) == len(ASL.static)
    assert counts.min() > 130  # 200 expected
    assert counts.max() < 270


def test_no_hands_are_no_hands():
    hands, index = sample(0, 0)
    assert hands.shape == (0, 21, 3)
    assert index.shape == (0,)


def test_left_and_right_hands_are_equally_likely():
    all_hands, index = sample(8000, 1)
    hands = all_hands[index == shipped().labels.index("B")]
    thumb_left = hands[:, 4, 0] < hands[:, 20, 0]
    assert 0.4 < thumb_left.mean() < 0.6


def test_without_variation_hands_are_the_means_of_components_or_their_mirror_images():
    model = PoseModel.load()
    model = dataclasses.replace(model, modes=np.zeros_like(model.modes))
    hands, index = sample(100, 2, model, STILL)
    letters = model.alphabet.is_letter[index]
    for hand, place in zip(hands[letters], index[letters], strict=True):
        means = centred(model.means[model.component_labels == place])
        distances = [np.abs(means * (side, 1, 1) - hand).max(axis=(1, 2)) for side in (-1, 1)]
        assert np.min(distances) < 1e-5


def test_the_index_is_right_where_labels_are_not_sorted():
    model = PoseModel.load()
    turned = dataclasses.replace(
        model,
        alphabet=dataclasses.replace(model.alphabet, labels=model.labels[::-1]),
        component_labels=len(model.labels) - 1 - model.component_labels,
    )
    for pose_model in (model, turned):
        pose_model.check()
        hands, index = sample(300, 5, pose_model, STILL)
        place = pose_model.labels.index("L")
        assert (index == place).any()
        means = centred(pose_model.means[pose_model.component_labels == place])
        for hand in hands[index == place]:
            wide = [np.abs(means * (side, 1, 1) - hand).mean() for side in (-1, 1)]
            assert min(wide) < 0.4


def test_no_hand_turns_by_more_than_the_roll():
    upright = np.tile(np.linspace(0, 1, 21)[:, None] * (0, -1, 0), (500, 1, 1))
    only_roll = dataclasses.replace(STILL, roll=20.0)
    turned = vary(upright, np.random.default_rng(0), only_roll)
    direction = turned[:, 20] - turned[:, 0]
    angle = np.rad2deg(np.arctan2(direction[:, 0], -direction[:, 1]))
    assert 18 < np.abs(angle).max() <= 20.001


def test_a_hand_without_depth_is_varied_as_a_flat_one():
    hands = sample(5, 0)[0]
    hands[..., 2] = np.nan
    assert np.isfinite(vary(hands, np.random.default_rng(0))).all()


@pytest.mark.slow
def test_more_than_20000_hands_a_second():
    """Last figure: 96,000 a second on one core."""
    sample(100, 0)
    start = time.perf_counter()
    sample(40_000, 0)
    assert 40_000 / (time.perf_counter() - start) > 20_000
