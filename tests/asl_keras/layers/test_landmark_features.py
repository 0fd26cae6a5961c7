"""The layer computes the features of `asl_keras.hand.features`, on every backend."""

import doctest
import os
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest

from asl_keras.hand.features import features
from asl_keras.layers import LandmarkFeatures, landmark_features
from asl_keras.models import model_file, saved

ROOT = Path(__file__).parents[3]
BACKENDS = ["jax", pytest.param("torch", marks=pytest.mark.torch)]
# Sums of up to 42 float32 near 1, which each program adds in its own order.
TOLERANCE = 1e-5
PROGRAM = """
import sys, keras, numpy as np
from asl_keras.layers import LandmarkFeatures
model = keras.Sequential([keras.Input((21, 3)), LandmarkFeatures()])
np.save(sys.argv[2], model.predict(np.load(sys.argv[1]), verbose=0))
"""


def hands() -> np.ndarray:
    """Hands in pixels, and one of no size: (9, 21, 3)."""
    some = 150 * np.random.default_rng(1).normal(size=(8, 21, 3)) + 400
    return np.concatenate([some, np.full((1, 21, 3), 7.3)]).astype(np.float32)


@pytest.mark.parametrize("backend", BACKENDS)
def test_another_backend_computes_the_same_features(backend, tmp_path):
    np.save(tmp_path / "hands.npy", hands())
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, tmp_path / "hands.npy", tmp_path / "found.npy"],
        env={**os.environ, "KERAS_BACKEND": backend, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    np.testing.assert_allclose(np.load(tmp_path / "found.npy"), features(hands()), atol=TOLERANCE)


@pytest.mark.parametrize("suffix", model_file.SUFFIXES)
def test_a_model_that_begins_with_it_reloads_without_custom_objects(suffix, tmp_path):
    saved.save(
        keras.Sequential([keras.Input((21, 3)), LandmarkFeatures()]), tmp_path / f"m{suffix}"
    )
    again = keras.models.load_model(tmp_path / f"m{suffix}").predict(hands(), verbose=0)
    np.testing.assert_allclose(again, features(hands()), atol=TOLERANCE)


def test_mixed_precision_moves_no_landmark():
    found = LandmarkFeatures(dtype="mixed_float16")(hands())
    assert found.dtype == "float16"
    # Half precision of numbers up to 4.
    np.testing.assert_allclose(keras.ops.convert_to_numpy(found), features(hands()), atol=2e-3)


@pytest.mark.parametrize("shape", [(1, 20, 3), (1, 21, 2), (21, 3)])
def test_landmarks_of_another_shape_are_refused(shape):
    with pytest.raises(ValueError, match="Expected landmarks of shape"):
        LandmarkFeatures()(np.zeros(shape, np.float32))


def test_the_example_in_its_docstring_holds():
    assert doctest.testmod(landmark_features).failed == 0
