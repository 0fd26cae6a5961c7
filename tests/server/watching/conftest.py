"""A small model, hands that it knows, and a reference of it that is quickly made."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from asl_keras.data.dataset import LandmarkDataset, load, write_landmarks
from asl_keras.inference.recognizer import Recognizer
from asl_keras.pretrained import pretrained
from asl_keras.synthetic import sample, shipped
from server.watching import limits
from server.watching.making import make
from server.watching.recorded import Usual
from server.watching.reference import Reference, beside, digest

USUAL = Usual(text="recorded", not_found=0.1, window=200)


@pytest.fixture(scope="session")
def hands(tmp_path_factory) -> Path:
    """Hands of all letters, of nobody, in a file."""
    drawn, places = sample(4000, 0)
    file = tmp_path_factory.mktemp("hands") / "hands.npz"
    write_landmarks(file, drawn, np.array(shipped().labels)[places])
    return file


@pytest.fixture(scope="session")
def recognizer() -> Recognizer:
    """The shipped network that reads landmarks."""
    return Recognizer(pretrained())


@pytest.fixture
def few_windows(monkeypatch) -> None:
    """Limits are known less exactly, and in a second."""
    monkeypatch.setattr(limits, "WINDOWS", 4000)


@pytest.fixture(scope="session")
def reference(hands, recognizer) -> Iterator[Reference]:
    """Of that network, and of those hands."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "WINDOWS", 4000)
        data = load([hands])
        assert isinstance(data, LandmarkDataset)
        yield make(recognizer, digest(pretrained()), data, USUAL, "synthetic hands")


@pytest.fixture
def model(tmp_path, reference) -> Path:
    """A copy of the network's file with the reference beside it."""
    file = tmp_path / "model.tflite"
    file.write_bytes(pretrained().read_bytes())
    reference.write(beside(file))
    return file
