"""Which hands are there twice."""

import numpy as np

from asl_keras.data.dataset import ImageDataset, load
from asl_keras.hand.skeleton import mirror
from asl_keras.inference.inputs import MaskInput
from asl_keras.mask import draw
from asl_keras.synthetic import sample
from training.checking.leaving import thinned
from training.checking.masks import mask_shapes
from training.checking.repeats import near_any, neighbours, repeats
from training.checking.shapes import shapes
from training.sources.samples import Samples

HANDS = sample(30, 0)[0]
NOISE = np.random.default_rng(1).normal(0, 0.005, HANDS.shape)


def test_a_hand_repeats_one_that_is_nearly_it_elsewhere_larger_or_mirrored():
    again = 3 * mirror(HANDS + NOISE) + 7
    found = repeats(shapes(np.concatenate([HANDS, again])), np.zeros(60))
    assert found.is_repeat.tolist() == [False] * 30 + [True] * 30
    assert found.first[30:].tolist() == list(range(30))


def test_other_hands_of_the_letter_are_no_repeats():
    assert not repeats(shapes(HANDS), np.zeros(30)).is_repeat.any()


def test_a_hand_turned_a_little_is_another_one():
    turned = HANDS[:, :, [0, 1]] @ np.array(
        [[np.cos(0.2), np.sin(0.2)], [-np.sin(0.2), np.cos(0.2)]]
    )
    assert not near_any(shapes(turned), shapes(HANDS)).any()


def test_a_slow_movement_keeps_some_hands_of_its_way():
    way = np.linspace(0, 1, 50)[:, None, None] * (HANDS[1] - HANDS[0]) + HANDS[0]
    kept = ~repeats(shapes(way), np.zeros(50)).is_repeat
    assert 5 < kept.sum() < 40


def test_one_hand_under_two_labels_is_named_and_repeats_nothing():
    found = repeats(shapes(np.concatenate([HANDS, HANDS[:2]])), np.array(["A"] * 30 + ["A", "B"]))
    assert found.is_repeat.tolist() == [False] * 30 + [True, False]
    assert found.contradicting.tolist() == [1, 31]


def test_neighbours_are_all_near_duplicates():
    shape = shapes(np.concatenate([HANDS, HANDS + NOISE]))
    assert [sorted(set(one)) for one in neighbours(shape[:3], shape)] == [[0, 30], [1, 31], [2, 32]]


def test_masks_are_compared_as_the_hands_in_them_are(tmp_path):
    masks = draw(np.concatenate([HANDS, HANDS + NOISE, mirror(HANDS)]), 64)
    np.savez(tmp_path / "masks.npz", images=masks, labels=np.array(["A", "B"] * 45))
    data = load([tmp_path / "masks.npz"])
    assert isinstance(data, ImageDataset)
    assert data.prepared(np.arange(1), MaskInput(32)).shape == (1, 32, 32, 3)
    found = repeats(mask_shapes(data), np.zeros(90))
    assert not found.is_repeat[:30].any()
    assert found.is_repeat[30:].mean() > 0.9


def test_thinned_samples_have_each_hand_once_with_all_that_belongs_to_it():
    labels = np.array(["A"] * 60)
    origins = np.array([f"{row}.jpg" for row in range(60)])
    samples = Samples(
        np.concatenate([HANDS, HANDS + NOISE]), labels, labels, labels, origins, np.arange(60)
    )
    kept = thinned(samples)
    assert kept.origins.tolist() == [f"{row}.jpg" for row in range(30)]
    assert len(kept) == len(kept.clips) == 30
    assert kept.times is None
