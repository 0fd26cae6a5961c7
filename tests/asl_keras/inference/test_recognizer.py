"""The recognizer: LiteRT's answers equal the formula's, in every number format."""

from dataclasses import replace

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.skeleton import mirror
from asl_keras.inference.classifier import both_views, combine_views
from asl_keras.inference.inputs import MaskInput
from asl_keras.inference.metadata import write_metadata
from asl_keras.inference.recognizer import Recognizer

# float32 differs in the order of additions. The others round the colours, the weights and the
# logits, which reach 9, to 8 bits: 9 / 128 of a logit moves a probability by up to a quarter of it.
TOLERANCES = {"float32": 1e-6, "uint8": 0.03, "int8": 0.03}


@pytest.mark.parametrize("kind", TOLERANCES)
def test_probabilities_are_those_of_the_network(exported, colour_model, masks, kind):
    answers = Recognizer(exported(kind)).probabilities(masks)
    assert answers.dtype == np.float32
    np.testing.assert_allclose(
        answers, colour_model.probabilities(masks), rtol=0, atol=TOLERANCES[kind]
    )


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_each_mask_is_read_alone_however_many_there_are(exported, masks, count):
    recognizer = Recognizer(exported("float32"))
    answers = recognizer.probabilities(masks[:count])
    assert answers.shape == (count, 3)
    np.testing.assert_array_equal(answers, recognizer.probabilities(masks)[:count])


@pytest.mark.parametrize("batch", [1, 3])
def test_the_size_of_a_batch_changes_no_answer(exported, masks, batch):
    answers = Recognizer(exported("float32"), batch=batch).probabilities(masks)
    np.testing.assert_allclose(
        answers, Recognizer(exported("float32")).probabilities(masks), atol=TOLERANCES["float32"]
    )


def test_both_views_combine_the_mask_and_its_mirror_image(exported, masks):
    recognizer = Recognizer(exported("float32"))
    mirrored = masks[:, :, ::-1]
    expected = combine_views(recognizer.probabilities(masks), recognizer.probabilities(mirrored))
    np.testing.assert_array_equal(both_views(recognizer, masks), expected)
    np.testing.assert_array_equal(both_views(recognizer, mirrored), expected)


def test_both_views_serve_any_classifier(colour_model, masks):
    np.testing.assert_allclose(both_views(colour_model, masks).sum(axis=1), 1, rtol=1e-6)


def test_a_hand_and_its_mirror_image_read_alike(exported):
    # Even whole pixels, so that both are drawn exactly as mirror images.
    hand = np.random.default_rng(0).integers(0, 8, (21, 3)).astype(np.float32)
    hand[:2] = [[0, 0, 0], [8, 8, 0]]
    recognizer = Recognizer(exported("float32"))
    answer = recognizer.recognize(hand)
    assert answer.shape == (3,)
    np.testing.assert_allclose(answer, recognizer.recognize(mirror(hand)), atol=1e-6)


def test_what_is_read_is_calibrated_after_both_views_are_combined(exported, info, tmp_path, masks):
    file = tmp_path / "model.tflite"
    file.write_bytes(exported("float32").read_bytes())
    write_metadata(file, replace(info, temperature=2.0))
    roots = np.sqrt(both_views(Recognizer(file), masks))
    expected = roots / roots.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(Recognizer(file).read_prepared(masks), expected, rtol=1e-6)


def test_a_model_without_an_embedding_has_one_of_no_size(exported):
    assert Recognizer(exported("float32")).embedding_size == 0


def test_masks_of_another_shape_or_type_are_refused(exported, masks):
    recognizer = Recognizer(exported("float32"))
    with pytest.raises(ValueError, match=r"uint8 of shape \(N, 32, 32, 3\)"):
        recognizer.probabilities(masks[:, :16])
    with pytest.raises(ValueError, match="Received: float32"):
        recognizer.probabilities(masks.astype(np.float32))


def test_a_model_with_other_outputs_than_labels_is_refused(exported, info, tmp_path):
    file = tmp_path / "model.tflite"
    file.write_bytes(exported("float32").read_bytes())
    write_metadata(file, replace(info, alphabet=Alphabet(("A", "B"))))
    with pytest.raises(InputError, match="2 outputs, one per label"):
        Recognizer(file)


def test_a_model_without_the_embedding_that_it_announces_is_refused(exported, info, tmp_path):
    file = tmp_path / "model.tflite"
    file.write_bytes(exported("float32").read_bytes())
    write_metadata(file, replace(info, embedding=16))
    with pytest.raises(InputError, match=r"3 outputs, one per label and 16 of an embedding"):
        Recognizer(file)


def test_a_model_for_another_side_than_it_says_is_refused(exported, info, tmp_path):
    file = tmp_path / "model.tflite"
    file.write_bytes(exported("float32").read_bytes())
    write_metadata(file, replace(info, input=MaskInput(64)))
    with pytest.raises(InputError, match="64 x 64"):
        Recognizer(file)


def test_a_damaged_network_is_refused_though_its_sha256_is_right(exported, info, tmp_path):
    file = tmp_path / "model.tflite"
    content = bytearray(exported("float32").read_bytes())
    content[8:64] = bytes(56)
    file.write_bytes(content)
    write_metadata(file, info)
    with pytest.raises(InputError, match="LiteRT refuses"):
        Recognizer(file)
