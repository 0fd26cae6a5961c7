"""A ResNet18 of PyTorch's computes the same in Keras."""

import keras
import numpy as np
import pytest

from asl_keras.models import build


@pytest.mark.torch
@pytest.mark.parametrize("side", [64, 96, 224])
def test_the_features_are_those_of_pytorch(tmp_path, side):
    import torch

    from asl_keras.models.weights import load
    from tests.asl_keras.models.weights.torch_resnet18 import trained

    theirs = trained()
    torch.save(theirs.state_dict(), tmp_path / "resnet18.pth")
    model = build("resnet18", (side, side, 3), 5, "full")
    loaded = load(model, str(tmp_path / "resnet18.pth"))
    assert len(loaded.matched) == 40
    assert set(loaded.skipped) == {
        *(f"attention_{name}" for name in ("stem", 2, 3, 4)),
        "dense",
        "probabilities",
    }
    pictures = np.random.default_rng(0).integers(0, 256, (2, side, side, 3)).astype(np.float32)
    normal = keras.Model(model.input, model.get_layer("normalize").output)(pictures)
    with torch.no_grad():
        expected = theirs(torch.from_numpy(np.array(normal).transpose(0, 3, 1, 2))).numpy()
    # The last attention halves the features: what reads them, the head, is new anyway.
    ours = 2 * np.array(keras.Model(model.input, model.get_layer("average").output)(pictures))
    assert np.ptp(expected) > 1
    np.testing.assert_allclose(ours, expected, rtol=1e-3, atol=1e-4 * np.abs(expected).max())
