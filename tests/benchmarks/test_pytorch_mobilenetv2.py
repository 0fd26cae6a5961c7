"""The PyTorch twin is the network that it is compared with."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "pytorch_mobilenetv2.py"


@pytest.fixture(scope="module")
def twin():
    from benchmarks import pytorch_mobilenetv2

    return pytorch_mobilenetv2


def numbers(network) -> int:
    """Of the weights, those that batch normalisation averages included."""
    state = network.state_dict()
    return sum(value.numel() for name, value in state.items() if "num_batches" not in name)


@pytest.mark.torch
def test_ours_has_as_many_weights_as_the_keras_model(twin):
    from asl_keras.models import build

    assert (
        numbers(twin.network(twin.OURS)) == build("mobilenetv2", (224, 224, 3), 26).count_params()
    )


@pytest.mark.torch
def test_the_originals_form_has_the_size_that_was_published(twin):
    trained = sum(weight.numel() for weight in twin.network(twin.ORIGINAL).parameters())
    assert trained == pytest.approx(2.90e6, abs=0.005e6)


@pytest.mark.torch
@pytest.mark.parametrize("form", ["OURS", "ORIGINAL"])
def test_both_views_are_read_like_those_of_an_exported_model(twin, form):
    from asl_keras.inference.classifier import both_views

    classifier = twin.EagerClassifier(getattr(twin, form))
    probabilities = both_views(classifier, classifier.input.prepare(np.zeros((1, 21, 3))))
    assert probabilities.shape == (1, 26)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, rtol=1e-5)


@pytest.mark.torch
def test_the_table_shows_multiples_of_the_first_model(twin):
    times = {"model.tflite": twin.Times(4.0, 5.0), "PyTorch": twin.Times(42.0, 50.0)}
    head, first, second = twin.table(times).splitlines()
    assert (first.split(), second.split()[-1]) == (["model.tflite", "4.00", "5.00", "1.0"], "10.5")
    assert len(head) == len(first) == len(second)


def test_without_pytorch_it_says_how_to_install_it(tmp_path, monkeypatch):
    (tmp_path / "torch.py").write_text("raise ImportError('no torch here')")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{SCRIPT.parents[1]}")
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: Expected PyTorch")
    assert ".[torch]" in done.stderr
