"""What is left on the disk is whole and equal to the model."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.inference.classifier import read_hands
from mobile_export.formats import FORMATS
from mobile_export.formats.checked import HANDS, TOLERANCE, write_checked


def write(classifier, path):
    path.write_text("a model")


def reader(classifier, error):
    """Reads any file as the model, with one probability moved."""

    def read(path, hands):
        assert len(hands) == HANDS
        answers = read_hands(classifier, hands)
        answers[3, 1] += error
        return [read_hands(classifier, hands), answers]

    return read


def test_the_largest_difference_of_any_way_in_is_told(classifier, tmp_path):
    read = reader(classifier, TOLERANCE / 2)
    difference = write_checked(classifier, tmp_path / "model.x", write, read)
    assert difference == pytest.approx(TOLERANCE / 2, rel=0.01)
    assert (tmp_path / "model.x").read_text() == "a model"


@pytest.mark.parametrize("error", [2 * TOLERANCE, np.nan])
def test_a_file_that_differs_is_refused_and_the_old_one_stays(classifier, tmp_path, error):
    (tmp_path / "model.x").write_text("an old model")
    with pytest.raises(InputError, match=r"to within 0\.0001\. Received: a difference of"):
        write_checked(classifier, tmp_path / "model.x", write, reader(classifier, error))
    assert [file.read_text() for file in tmp_path.iterdir()] == ["an old model"]


def test_a_folder_that_does_not_exist_is_one_sentence(classifier, tmp_path):
    with pytest.raises(InputError, match="No such file or directory"):
        write_checked(classifier, tmp_path / "none/model.x", write, reader(classifier, 0))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_equal_to_the_model_and_leaves_nothing_else(
    name, classifier, accepts, tmp_path
):
    if name == "onnx":
        pytest.importorskip("tf2onnx", reason="needs the extra `onnx`")
    path = tmp_path / f"model{FORMATS[name].ending}"
    for _ in range(2):  # the second replaces the first
        assert 0 <= FORMATS[name].write(classifier, path, accepts) <= TOLERANCE
    labels = {"labels.txt"} if name in ("keras", "h5") else set()
    assert {file.name for file in tmp_path.iterdir()} == {path.name} | labels
