"""Every architecture learns on every backend without TensorFlow, and TensorFlow reads the outcome.

That TensorFlow trains them `test_fit` shows, and that others read what it has trained
`asl_keras/models/test_backends`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from asl_keras.models import ARCHITECTURES, saved
from tests.training.learn import probabilities

HERE = Path(__file__)
# Probabilities behind up to 53 layers of float32, whose sums each backend adds in its own order.
TOLERANCE = 1e-4
BACKENDS = ["jax", pytest.param("torch", marks=pytest.mark.torch)]
# JAX would spend most of the time on optimising programs that run once.
QUICK = "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"


@pytest.fixture(scope="module", params=BACKENDS)
def learnt(request, tmp_path_factory) -> Path:
    """What another backend has trained, where TensorFlow cannot be imported."""
    folder = tmp_path_factory.mktemp(request.param)
    done = subprocess.run(
        [sys.executable, HERE.with_name("learn.py"), folder],
        env={
            **os.environ,
            "KERAS_BACKEND": request.param,
            "PYTHONPATH": str(HERE.parents[2]),
            "XLA_FLAGS": QUICK,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_what_another_backend_trained_is_read_alike(learnt, name):
    ours = probabilities(saved.load(learnt / f"{name}.keras"))
    assert np.load(learnt / f"{name}.npy") == pytest.approx(ours, abs=TOLERANCE)


def test_a_whole_run_needs_no_tensorflow(learnt):
    report = json.loads((learnt / "run/report.json").read_text())
    assert report["backend"] != "tensorflow"
