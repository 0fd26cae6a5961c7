"""A model file means the same on every backend, in both directions."""

from pathlib import Path

import keras
import numpy as np
import pytest

from asl_keras.models import ARCHITECTURES, model_file, reads, saved

# Probabilities behind up to 53 layers of float32, whose sums each backend adds in its own order.
TOLERANCE = 1e-4
SMALL, DEEP = ("customcnn", "landmarks"), ("mobilenetv2", "resnet18")
EXCHANGED = {
    "jax": ("jax", SMALL),
    # JAX compiles them for 30 seconds.
    "jax-deep": pytest.param(("jax", DEEP), marks=pytest.mark.slow),
    "torch": pytest.param(("torch", ARCHITECTURES), marks=pytest.mark.torch),
}
# JAX would spend a minute on optimising programs that run once.
QUICK = "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"


@pytest.fixture(scope="module", params=EXCHANGED.values(), ids=EXCHANGED)
def exchanged(
    request, known, batches, command, tmp_path_factory
) -> tuple[Path, dict[str, keras.Model]]:
    """The folder of models after another backend has read and returned them, and they by file."""
    assert keras.backend.backend() == "tensorflow"
    backend, names = request.param
    folder, models = tmp_path_factory.mktemp(backend), {}
    for name in names:
        np.save(folder / f"{name}.batch.npy", batches[reads(name)])
        models |= dict.fromkeys((name + suffix for suffix in model_file.SUFFIXES), known(name))
    for file, model in models.items():
        saved.save(model, folder / file)
    program = "tests.asl_keras.models.exchange"
    done = command(program, folder, KERAS_BACKEND=backend, XLA_FLAGS=QUICK)
    assert done.returncode == 0, done.stderr
    return folder, models


def test_another_backend_gives_the_same_probabilities(exchanged, batches):
    folder, models = exchanged
    for file, model in models.items():
        ours = keras.ops.convert_to_numpy(model(batches[reads(model.name)], training=False))
        assert np.load(folder / f"{file}.npy") == pytest.approx(ours, abs=TOLERANCE), file


def test_what_another_backend_saved_loads_here_unchanged(exchanged):
    folder, models = exchanged
    for file, model in models.items():
        returned = saved.load(folder / "returned" / file).get_weights()
        for theirs, ours in zip(returned, model.get_weights(), strict=True):
            assert np.array_equal(theirs, ours), file
