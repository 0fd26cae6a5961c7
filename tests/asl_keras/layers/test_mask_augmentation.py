"""The layer changes masks as OpenCV does, on every backend, and as often."""

import doctest

import keras
import numpy as np
import pytest

from asl_keras.data import augmentation
from asl_keras.layers import MaskAugmentation, mask_augmentation
from asl_keras.mask import draw
from asl_keras.models import saved

BACKENDS = ["jax", pytest.param("torch", marks=pytest.mark.torch)]
# OpenCV takes places to 1/1024 of a pixel: so many pixels may come from the neighbour.
OPENCV = 0.005


def masks(count: int) -> np.ndarray:
    hands = np.random.default_rng(0).normal(size=(count, 21, 3)).astype(np.float32)
    return draw(hands, 32)


def moves(count: int) -> dict[str, np.ndarray]:
    """As `moved` of the layer takes them."""
    random = np.random.default_rng(1)
    limits = {"angle": (-0.3, 0.3), "zoom": (0.8, 1.2), "across": (-4, 4), "down": (-4, 4)}
    limits |= {"width": (0.8, 1.25), "shear": (-0.2, 0.2)}
    drawn = {name: random.uniform(*limit, count) for name, limit in limits.items()}
    numbers = {name: values.astype(np.float32) for name, values in drawn.items()}
    return {"mirrored": random.random(count) < 0.5, **numbers}


def by_opencv(before: np.ndarray, move: dict[str, np.ndarray]) -> np.ndarray:
    shift = np.stack([move["across"], move["down"]], axis=1)
    angle = np.degrees(move["angle"])
    form = move["zoom"], shift, move["width"], move["shear"]
    return augmentation.moved(before, move["mirrored"], angle, *form).astype(float)


def is_alike(one: np.ndarray, other: np.ndarray) -> bool:
    return (np.asarray(one) != other).any(axis=3).mean() < OPENCV


def changed(layer: MaskAugmentation, before: np.ndarray) -> np.ndarray:
    return keras.ops.convert_to_numpy(layer(before, training=True))


def test_masks_are_moved_as_by_opencv():
    before, move = masks(50), moves(50)
    after = mask_augmentation.moved(before.astype(np.float32), **move)
    assert is_alike(after, by_opencv(before, move))


@pytest.mark.parametrize("backend", BACKENDS)
def test_another_backend_moves_them_alike(backend, command, tmp_path):
    before, move = masks(20), moves(20)
    np.savez(tmp_path / "moves.npz", masks=before, **move)
    files = tmp_path / "moves.npz", tmp_path / "made.npy"
    done = command("tests.asl_keras.layers.augment", *files, KERAS_BACKEND=backend)
    assert done.returncode == 0, done.stderr
    made = np.load(tmp_path / "made.npy")
    assert is_alike(made, by_opencv(before, move))


def test_a_mask_is_changed_as_often_and_as_far_as_by_opencv():
    """Means over 2000 changes of a mask: of a pixel their error is 3 at most, as a deviation is."""
    before = np.repeat(masks(1), 2000, axis=0)
    host = augmentation.augmented(before, np.random.default_rng(0)).astype(float)
    device = changed(MaskAugmentation(seed=0), before)
    np.testing.assert_allclose(device.mean(axis=0), host.mean(axis=0), atol=5 * 2**0.5 * 3)
    np.testing.assert_allclose(device.std(axis=0), host.std(axis=0), atol=5 * 2**0.5 * 3)


def test_nothing_is_changed_but_in_training():
    before = masks(3)
    assert np.array_equal(MaskAugmentation()(before), before)
    assert np.array_equal(MaskAugmentation()(before, training=False), before)
    assert not np.array_equal(changed(MaskAugmentation(), before), before)


def test_one_state_of_its_random_numbers_gives_one_result_and_the_next_another():
    before = masks(3)
    layer = MaskAugmentation(seed=1)
    first, second = changed(layer, before), changed(layer, before)
    assert np.array_equal(first, changed(MaskAugmentation(seed=1), before))
    assert not np.array_equal(first, second)


def test_mixed_precision_moves_no_pixel():
    before = masks(3)
    half = changed(MaskAugmentation(seed=1, dtype="mixed_float16"), before)
    assert half.dtype == np.float16
    assert np.array_equal(half, changed(MaskAugmentation(seed=1), before))


def test_a_model_that_augments_reloads_without_custom_objects(tmp_path):
    layer = MaskAugmentation(5, 0.2, 0.3, width=0.4, shear=0.5, seed=4, name="augmentation")
    model = keras.Sequential([keras.Input((32, 32, 3)), layer])
    saved.save(model, tmp_path / "model.keras")
    again = saved.load(tmp_path / "model.keras")
    assert again.get_layer("augmentation").get_config() == layer.get_config()
    assert np.array_equal(again.predict(masks(3), verbose=0), masks(3))


def test_the_example_in_its_docstring_holds():
    assert doctest.testmod(mask_augmentation).failed == 0
