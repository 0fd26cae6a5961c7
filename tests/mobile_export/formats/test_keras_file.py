"""`.keras` and `.h5` from each other."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.inference.keras_classifier import KerasClassifier
from mobile_export.formats.keras_file import write_keras


def test_a_model_goes_from_keras_to_h5_and_back_unchanged(classifier, landmarks, tmp_path):
    for folder, name in ("first", "model.h5"), ("second", "model.keras"):
        (tmp_path / folder).mkdir()
        write_keras(classifier, tmp_path / folder / name)
        returned = KerasClassifier.load(tmp_path / folder / name)
        assert returned.labels == classifier.labels
        masks = classifier.input.prepare(landmarks)
        np.testing.assert_array_equal(
            returned.probabilities(masks), classifier.probabilities(masks)
        )


def test_the_labels_of_another_model_are_not_overwritten(classifier, tmp_path):
    (tmp_path / "labels.txt").write_text("yes\nno\n")
    with pytest.raises(InputError, match=r"labels\.txt lists others"):
        write_keras(classifier, tmp_path / "model.h5")
    assert [file.name for file in tmp_path.iterdir()] == ["labels.txt"]
    assert (tmp_path / "labels.txt").read_text() == "yes\nno\n"
