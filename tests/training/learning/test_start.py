"""The model that a run begins with, and what its report says of that."""

import numpy as np
import pytest

from asl_keras.data.dataset import write_landmarks
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import LandmarkInput
from asl_keras.inference.labels_file import write_alphabet
from asl_keras.models import build, saved
from asl_keras.synthetic import sample
from training.hands.opened import open_hands
from training.hands.training_data import TrainingData, training_data
from training.learning.start import begun, what_was_loaded
from training.settings import TrainingSettings

READS = LandmarkInput()


@pytest.fixture
def source(tmp_path):
    """A model of the labels A, B and none, in a folder as a run leaves it."""
    folder = tmp_path / "source"
    folder.mkdir()
    model = build("landmarks", READS.shape, 3)
    saved.save(model, folder / "model.keras")
    write_alphabet(folder, Alphabet.of(("A", "B", "none")))
    return model, folder / "model.keras"


def of(settings: TrainingSettings) -> TrainingData:
    return training_data(settings, open_hands(settings), READS)


@pytest.fixture
def file(tmp_path):
    """Landmarks of the letters B and C."""
    write_landmarks(tmp_path / "hands.npz", sample(20, 0)[0], np.array(list("BC") * 10))
    return tmp_path / "hands.npz"


def test_a_run_begins_with_the_classes_that_both_know(source, file, tmp_path, capsys):
    model, path = source
    settings = TrainingSettings(arch="landmarks", data=(file,), weights=str(path))
    ours = begun(settings, of(settings), tmp_path)
    kernel, theirs = (one.get_layer("probabilities").get_weights()[0] for one in (ours, model))
    np.testing.assert_array_equal(kernel[:, 0], theirs[:, 1])
    assert not np.isin(kernel[:, 1], theirs).any()
    said = f"3 of 3 layers begin with the weights of {path}, 1 of 2 labels known to it."
    assert said in capsys.readouterr().out
    known = what_was_loaded(tmp_path)
    assert known is not None
    assert known["matched"] == ["dense", "embedding", "probabilities"]
    assert known["source"] == str(path)


def test_a_run_from_scratch_says_nothing(file, tmp_path, capsys):
    settings = TrainingSettings(arch="landmarks", data=(file,))
    begun(settings, of(settings), tmp_path)
    assert what_was_loaded(tmp_path) is None
    assert capsys.readouterr().out == ""
