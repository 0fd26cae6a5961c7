"""The small network in formats that others read, and landmarks that none was compared with."""

from pathlib import Path

import numpy as np
import pytest

from asl_keras.inference.keras_classifier import KerasClassifier
from mobile_export.formats.onnx_file import PACKAGES, write_onnx
from mobile_export.formats.saved_model import write_saved_model
from mobile_export.settings import Acceptance


@pytest.fixture(scope="session")
def classifier(source) -> KerasClassifier:
    return KerasClassifier.load(source)


@pytest.fixture(scope="session")
def accepts():
    return lambda: Acceptance(temperature=1.2, threshold=0.7)


@pytest.fixture(scope="session")
def landmarks() -> np.ndarray:
    """float32 (9, 21, 3), of unknown depth."""
    from asl_keras.synthetic.generator import sample

    hands, _ = sample(9, seed=5)
    hands[..., 2] = np.nan
    return hands


@pytest.fixture(scope="session")
def saved_model(classifier, accepts, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("serving") / "model"
    write_saved_model(classifier, folder, accepts)
    return folder


@pytest.fixture(scope="session")
def onnx_file(classifier, accepts, tmp_path_factory) -> Path:
    for package in PACKAGES:
        pytest.importorskip(package, reason="needs the extra `onnx`")
    file = tmp_path_factory.mktemp("onnx") / "model.onnx"
    write_onnx(classifier, file, accepts)
    return file
