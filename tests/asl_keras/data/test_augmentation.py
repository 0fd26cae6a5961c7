"""What random changes do to masks."""

import numpy as np
import pytest

from asl_keras.data.augmentation import augmented
from asl_keras.hand.variation import ROTATION


@pytest.fixture
def masks() -> np.ndarray:
    """White squares in the middle of black, with a stripe that has a direction."""
    masks = np.zeros((16, 32, 32, 3), np.uint8)
    masks[:, 8:24, 8:24] = 255
    masks[:, 8:12, 8:24, 1:] = 0
    return masks


def changed(masks: np.ndarray, seed: int = 1) -> np.ndarray:
    return augmented(masks, np.random.default_rng(seed))


def test_shape_and_type_stay_and_the_originals_are_untouched(masks):
    before = masks.copy()
    after = changed(masks)
    assert (after.shape, after.dtype) == (masks.shape, masks.dtype)
    np.testing.assert_array_equal(masks, before)


def test_every_mask_is_changed_in_its_own_way(masks):
    assert len(np.unique(changed(masks).reshape(len(masks), -1), axis=0)) == len(masks)


def test_one_seed_gives_one_result_and_another_seed_another(masks):
    np.testing.assert_array_equal(changed(masks), changed(masks))
    assert (changed(masks) != changed(masks, seed=2)).any()


def test_black_comes_in_from_beyond_the_edge(masks):
    assert changed(np.full_like(masks, 255)).min() == 0


def test_masks_stay_as_crisp_as_they_were_drawn(masks):
    assert set(np.unique(changed(masks))) <= {0, 255}


def test_half_of_the_masks_are_mirrored():
    masks = np.zeros((200, 32, 32, 3), np.uint8)
    masks[:, :, :8] = 255  # at the left
    left = changed(masks)[:, 16].sum(axis=2).argmax(axis=1) < 16
    assert 0.4 < left.mean() < 0.6


def test_a_hand_stays_upright(masks):
    # The stripe lies on the squares' upper side; a rotation beyond 45 degrees would take it away.
    after = changed(masks, seed=3).astype(float)
    red_only = after[..., 0] - after[..., 1]  # (16, 32, 32)
    rows = np.arange(32)[:, None]
    middle_of_stripe = (red_only * rows).sum((1, 2)) / red_only.sum((1, 2))
    middle_of_square = (after[..., 0] * rows).sum((1, 2)) / after[..., 0].sum((1, 2))
    assert (middle_of_stripe < middle_of_square).all()
    assert ROTATION <= 15
