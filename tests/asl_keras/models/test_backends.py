"""A model file means the same on every backend, in both directions."""

import os
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest

from asl_keras.models import ARCHITECTURES, reads, saved

HERE = Path(__file__).parent
# Probabilities behind up to 53 layers of float32, whose sums each backend adds in its own order.
TOLERANCE = 1e-4
BACKENDS = ["jax", pytest.param("torch", marks=pytest.mark.torch)]
# JAX would spend a minute on optimising programs that run once.
QUICK = "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"
FILES = [name + suffix for name in ARCHITECTURES for suffix in saved.SUFFIXES]


@pytest.fixture(scope="module")
def models(trained):
    assert keras.backend.backend() == "tensorflow"
    return {name: trained(name) for name in ARCHITECTURES}


@pytest.fixture(scope="module", params=BACKENDS)
def exchanged(request, models, batches, tmp_path_factory) -> Path:
    """The folder of the models, after another backend has read and returned them."""
    folder = tmp_path_factory.mktemp(request.param)
    for file in FILES:
        saved.save(models[Path(file).stem], folder / file)
    for name in ARCHITECTURES:
        np.save(folder / f"{name}.batch.npy", batches[reads(name)])
    done = subprocess.run(
        [sys.executable, HERE / "exchange.py", folder],
        env={**os.environ, "KERAS_BACKEND": request.param, "XLA_FLAGS": QUICK},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("file", FILES)
def test_another_backend_gives_the_same_probabilities(exchanged, models, batches, file):
    name = Path(file).stem
    ours = keras.ops.convert_to_numpy(models[name](batches[reads(name)], training=False))
    theirs = np.load(exchanged / f"{file}.npy")
    assert theirs == pytest.approx(ours, abs=TOLERANCE)


@pytest.mark.parametrize("file", FILES)
def test_what_another_backend_saved_loads_here_unchanged(exchanged, models, file):
    returned = saved.load(exchanged / "returned" / file).get_weights()
    for theirs, ours in zip(returned, models[Path(file).stem].get_weights(), strict=True):
        assert np.array_equal(theirs, ours)
