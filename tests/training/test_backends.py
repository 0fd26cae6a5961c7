"""Every architecture learns on every backend without TensorFlow, and TensorFlow reads the outcome.

That TensorFlow trains them `test_fit` shows, and that others read what it has trained
`asl_keras/models/test_backends`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from asl_keras.models import saved
from tests.training.learn import probabilities

HERE = Path(__file__)
# Probabilities behind up to 53 layers of float32, whose sums each backend adds in its own order.
TOLERANCE = 1e-4
SMALL, DEEP = ("customcnn", "landmarks"), ("mobilenetv2", "resnet18")
LEARNT = {
    "jax": ("jax", SMALL),
    # JAX compiles them for 40 seconds. Last time probabilities differed by 2e-7 at most.
    "jax-deep": pytest.param(("jax", DEEP), marks=pytest.mark.slow),
    "torch": pytest.param(("torch", (*SMALL, *DEEP)), marks=pytest.mark.torch),
}
# JAX would spend most of the time on optimising programs that run once.
QUICK = "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"


@pytest.fixture(scope="module", params=LEARNT.values(), ids=LEARNT)
def learnt(request, tmp_path_factory) -> tuple[str, Sequence[str], Path]:
    """A backend, and what it has trained where TensorFlow cannot be imported: names, and where."""
    backend, names = request.param
    folder = tmp_path_factory.mktemp(backend)
    done = subprocess.run(
        [sys.executable, HERE.with_name("learn.py"), folder, *names],
        env={
            **os.environ,
            "KERAS_BACKEND": backend,
            "PYTHONPATH": str(HERE.parents[2]),
            "XLA_FLAGS": QUICK,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return backend, names, folder


def test_what_another_backend_trained_is_read_alike(learnt):
    _, names, folder = learnt
    for name in names:
        ours = probabilities(saved.load(folder / f"{name}.keras"))
        assert np.load(folder / f"{name}.npy") == pytest.approx(ours, abs=TOLERANCE), name


def test_a_whole_run_needs_no_tensorflow(learnt):
    backend, _, folder = learnt
    report = json.loads((folder / "run/report.json").read_text())
    assert report["backend"] == backend
    assert "tensorflow" not in report["packages"]
