"""The layer draws the pixels of `asl_keras.mask`, on every backend."""

import doctest
import hashlib
import json
from pathlib import Path

import keras
import numpy as np
import pytest

from asl_keras.layers import MaskRenderer, mask_renderer
from asl_keras.mask import DEFAULT_SIDE, draw
from asl_keras.models import model_file, saved

GOLDEN = json.loads((Path(__file__).parents[2] / "golden" / "masks.json").read_text())
BACKENDS = ["jax", pytest.param("torch", marks=pytest.mark.torch)]


def cloud(seed: int, count: int) -> np.ndarray:
    """Hands that nobody has: (count, 21, 3)."""
    return np.random.default_rng(seed).normal(size=(count, 21, 3)).astype(np.float32)


def golden_hands() -> np.ndarray:
    points = np.array([case["landmarks"] for case in GOLDEN["cases"]], np.float32)
    return np.pad(points, ((0, 0), (0, 0), (0, 1)), constant_values=np.nan)  # z is unknown


def rendered(hands: np.ndarray, side: int) -> np.ndarray:
    return keras.ops.convert_to_numpy(MaskRenderer(side)(hands))


def digests(masks: np.ndarray) -> list[str]:
    return [hashlib.sha256(mask.astype(np.uint8).tobytes()).hexdigest() for mask in masks]


# At 512 pixels the numbers are the largest: a product of 64 bits would not fit into 32.
@pytest.mark.parametrize(("side", "count"), [(32, 60), (48, 40), (112, 12), (224, 8), (512, 4)])
def test_random_hands_are_drawn_as_by_the_definition(side, count):
    hands = cloud(side, count)
    assert np.array_equal(rendered(hands, side), draw(hands, side))


@pytest.mark.parametrize("side", [32, 224])
def test_short_bones_and_exact_distances_are_drawn_as_by_the_definition(side):
    hands = cloud(7, 20)
    hands[:, 1:, :2] = np.rint(hands[:, 1:, :2]) / 16
    assert np.array_equal(rendered(hands, side), draw(hands, side))


def test_golden_vectors_are_drawn_byte_for_byte():
    masks = rendered(golden_hands(), GOLDEN["side"])
    assert digests(masks) == [case["sha256"] for case in GOLDEN["cases"]]


@pytest.mark.parametrize(("side", "step"), [(64, 25), (224, 120)])
def test_real_hands_are_drawn_as_by_the_definition(shared_data, side, step):
    with np.load(shared_data / "landmarks" / "nejohnson2.npz") as data:
        hands = data["landmarks"][::step]
    assert np.array_equal(rendered(hands, side), draw(hands, side))


@pytest.mark.parametrize("backend", BACKENDS)
def test_another_backend_draws_the_same_pixels(backend, command, tmp_path):
    hands = np.concatenate([golden_hands(), cloud(1, 20)])
    np.save(tmp_path / "hands.npy", hands)
    files = tmp_path / "hands.npy", tmp_path / "masks.npy"
    done = command("tests.asl_keras.layers.render", *files, KERAS_BACKEND=backend)
    assert done.returncode == 0, done.stderr
    assert np.array_equal(np.load(tmp_path / "masks.npy"), draw(hands, DEFAULT_SIDE))


@pytest.mark.parametrize("factor", [4, 28, 64])  # radii at sides of 32, 224 and 512
def test_the_root_of_a_multiple_is_exact_where_the_multiple_needs_64_bits(factor):
    largest = 2 * 3328**2  # square of the longest bone at 512 pixels
    roots = np.arange(1, 4707)
    near_squares = np.concatenate([roots**2 - 1, roots**2, roots**2 + 1])
    any_numbers = np.random.default_rng(0).integers(0, largest, 100_000)
    square = np.append(np.concatenate([near_squares, any_numbers]), largest)
    found = mask_renderer.root_of_multiple(factor, keras.ops.convert_to_tensor(square, "int32"))
    found = keras.ops.convert_to_numpy(found).astype(np.int64)
    wanted = factor**2 * square.astype(np.int64)
    assert (found**2 <= wanted).all()
    assert ((found + 1) ** 2 > wanted).all()


@pytest.mark.parametrize("suffix", model_file.SUFFIXES)
def test_a_model_that_draws_reloads_without_custom_objects(suffix, tmp_path):
    model = keras.Sequential([keras.Input((21, 3)), MaskRenderer(48)])
    saved.save(model, tmp_path / f"model{suffix}")
    hands = cloud(2, 3)
    again = saved.load(tmp_path / f"model{suffix}").predict(hands, verbose=0)
    assert np.array_equal(again, draw(hands, 48))


def test_its_config_makes_the_same_layer():
    copy = MaskRenderer.from_config(MaskRenderer(48, name="mask").get_config())
    assert (copy.side, copy.name) == (48, "mask")
    assert keras.saving.get_registered_name(MaskRenderer) == "asl_keras>MaskRenderer"


def test_mixed_precision_moves_no_pixel():
    hands = cloud(3, 4)
    masks = MaskRenderer(64, dtype="mixed_float16")(hands)
    assert masks.dtype == "float16"
    assert np.array_equal(keras.ops.convert_to_numpy(masks), draw(hands, 64))


@pytest.mark.parametrize("side", [0, 16, 33, 528])
def test_a_side_that_no_mask_has_is_refused(side):
    with pytest.raises(ValueError, match=f"multiple of 16 from 32 to 512. Received: {side}"):
        MaskRenderer(side)


@pytest.mark.parametrize("shape", [(1, 20, 3), (1, 21, 2), (21, 3)])
def test_landmarks_of_another_shape_are_refused(shape):
    with pytest.raises(ValueError, match="Expected landmarks of shape"):
        MaskRenderer(32)(np.zeros(shape, np.float32))


def test_the_example_in_its_docstring_holds():
    assert doctest.testmod(mask_renderer).failed == 0
