"""A small network that reads five letters, and its export by the command."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from mobile_export.measuring import latency
from mobile_export.tflite.recipes import RECIPES

SIDE = 32
LABELS = tuple("ABLWY")
POST_TRAINING = [name for name, recipe in RECIPES.items() if recipe.method is None]


def hands(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """About `count` synthetic hands of the five letters, and their letters."""
    from asl_keras.synthetic.dataset import synthetic_dataset

    dataset = synthetic_dataset(5 * count, seed)
    known = np.isin(dataset.labels, LABELS)
    return dataset.hands[known], dataset.labels[known]


@pytest.fixture(scope="session", autouse=True)
def few_turns() -> Iterator[None]:
    """Every export is timed, and its figures are the machine's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(latency, "TURNS", 2)
        yield


@pytest.fixture(params=["saved_model", "onnx"])
def other_format(request) -> str:
    """The name of a format that is no .tflite and no Keras model."""
    if request.param == "onnx":
        pytest.importorskip("tf2onnx", reason="needs the extra `onnx`")
    return request.param


@pytest.fixture(scope="session")
def source(tmp_path_factory) -> Path:
    """The file of a CustomCNN whose last layer alone was fitted: by a formula, in no time."""
    import keras

    from asl_keras import mask, models
    from asl_keras.models import saved

    keras.utils.set_random_seed(0)
    landmarks, letters = hands(200, seed=1)
    model = models.build("customcnn", (SIDE, SIDE, 3), len(LABELS))
    features = keras.Model(model.input, model.get_layer("dense").output)
    _fit_last_layer(
        model.get_layer("probabilities"),
        features.predict(mask.draw(landmarks, SIDE), verbose=0),
        np.searchsorted(LABELS, letters),
    )
    folder = tmp_path_factory.mktemp("run")
    saved.save(model, folder / "model.keras")
    (folder / "labels.txt").write_text("\n".join(LABELS) + "\n")
    return folder / "model.keras"


def _fit_last_layer(layer, features: np.ndarray, answers: np.ndarray) -> None:
    """Ridge regression from features (N, F) to the letters, as logits."""
    mean = features.mean(axis=0)
    centred = features - mean
    square = centred.T @ centred
    ridge = np.trace(square) / len(square) * np.eye(len(square))
    targets = np.eye(len(LABELS))[answers] - 1 / len(LABELS)
    kernel = 10 * np.linalg.solve(square + ridge, centred.T @ targets)
    layer.set_weights([kernel, -mean @ kernel])


@pytest.fixture(scope="session")
def data(tmp_path_factory) -> Path:
    """A landmark NPZ of hands that the network was not fitted with."""
    from asl_keras.data.dataset import write_landmarks

    file = tmp_path_factory.mktemp("data") / "others.npz"
    write_landmarks(file, *hands(200, seed=2))
    return file


@pytest.fixture(scope="session")
def exported(command, source, data, tmp_path_factory) -> SimpleNamespace:
    """The command's `result`, and the `folder` into which it exported the network."""
    folder = tmp_path_factory.mktemp("exports") / "new"
    result = command(
        "mobile_export.convert",
        *("--model", source, "--data", data, "--quantize", *POST_TRAINING, "--max-drop", 0.05),
        *("--out", folder),
        KERAS_BACKEND="jax",
    )
    assert result.returncode == 0, result.stderr
    return SimpleNamespace(result=result, folder=folder)
