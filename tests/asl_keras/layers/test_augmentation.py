import numpy as np
import pytest

from asl_keras.layers.augmentation import ROTATION, image_augmentation


@pytest.fixture
def pictures() -> np.ndarray:
    """White squares in the middle of black pictures, with a stripe that has a direction."""
    pictures = np.zeros((16, 32, 32, 3), np.float32)
    pictures[:, 8:24, 8:24] = 255
    pictures[:, 8:12, 8:24, 1:] = 0
    return pictures


def test_shape_and_range_stay(pictures):
    augmented = np.asarray(image_augmentation(seed=1)(pictures, training=True))
    assert augmented.shape == pictures.shape
    assert augmented.dtype == np.float32
    assert augmented.min() >= 0
    assert augmented.max() <= 255


def test_every_picture_is_changed_in_its_own_way(pictures):
    augmented = np.asarray(image_augmentation(seed=1)(pictures, training=True))
    assert len(np.unique(augmented.reshape(len(augmented), -1), axis=0)) == len(augmented)


def test_one_seed_gives_one_result_and_another_seed_another(pictures):
    first, again, other = (
        np.asarray(image_augmentation(seed)(pictures, training=True)) for seed in (1, 1, 2)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_without_training_nothing_changes(pictures):
    assert np.array_equal(
        np.asarray(image_augmentation(seed=1)(pictures, training=False)), pictures
    )


def test_black_comes_in_from_beyond_the_edge():
    augmented = np.asarray(image_augmentation(1)(np.full((16, 32, 32, 3), 255.0), training=True))
    assert augmented.min() == 0


def test_a_hand_stays_upright(pictures):
    # The stripe lies on the squares' upper side; a rotation beyond 45 degrees would take it away.
    augmented = np.asarray(image_augmentation(seed=3)(pictures, training=True))
    red_only = augmented[..., 0] - augmented[..., 1]  # (16, 32, 32)
    rows = np.arange(32)[:, None]
    middle_of_stripe = (red_only * rows).sum((1, 2)) / red_only.sum((1, 2))
    middle_of_square = (augmented[..., 0] * rows).sum((1, 2)) / augmented[..., 0].sum((1, 2))
    assert (middle_of_stripe < middle_of_square).all()
    assert ROTATION * 360 <= 15
