"""A SavedModel, read with nothing but TensorFlow."""

import json

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.inference.classifier import read_hands
from asl_keras.mask import MASK_VERSION
from mobile_export.formats.checked import TOLERANCE
from mobile_export.formats.saved_model import write_saved_model


@pytest.fixture(scope="module")
def loaded(saved_model):
    import tensorflow as tf

    return tf.saved_model.load(str(saved_model))


def test_the_signature_for_serving_reads_one_view_of_each_mask(loaded, classifier, landmarks):
    masks = classifier.input.prepare(landmarks)
    answers = loaded.signatures["serving_default"](masks=masks)["probabilities"]
    np.testing.assert_allclose(answers, classifier.probabilities(masks), atol=TOLERANCE)


def test_the_signature_for_landmarks_draws_and_reads_both_views(loaded, classifier, landmarks):
    answers = loaded.signatures["landmarks"](landmarks=landmarks)["probabilities"]
    expected = read_hands(classifier, landmarks)
    np.testing.assert_allclose(answers, expected, atol=TOLERANCE)
    one_view = classifier.probabilities(classifier.input.prepare(landmarks))
    assert np.abs(answers - one_view).max() > 10 * TOLERANCE


@pytest.mark.parametrize("count", [1, 4])
def test_the_batch_is_open(loaded, landmarks, count):
    answers = loaded.signatures["landmarks"](landmarks=landmarks[:count])["probabilities"]
    assert answers.shape == (count, 5)


def test_the_alphabet_and_what_it_reads_are_in_it(saved_model):
    known = json.loads((saved_model / "assets.extra" / "asl.json").read_text())
    alphabet = {"labels": [*"ABLWY"], "moving": [], "none": None, "words": []}
    numbers = {"temperature": 1.2, "threshold": 0.7, "embedding": 0}
    reads = {"kind": "mask", "side": 32, "mask_version": MASK_VERSION}
    assert known == {**alphabet, **reads, **numbers}


def test_a_folder_that_holds_something_else_is_left_alone(classifier, accepts, tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(InputError, match="holds something else"):
        write_saved_model(classifier, tmp_path, accepts)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]
