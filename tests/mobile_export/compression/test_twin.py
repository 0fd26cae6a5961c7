"""The twin in Keras 2 of each architecture answers as the model does, or is refused."""

import dataclasses
import json
import warnings

import keras
import numpy as np
import pytest

from asl_keras import models
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import LandmarkInput, MaskInput
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.synthetic.generator import sample
from mobile_export.compression import description
from mobile_export.compression.parts import describe, parts, restore
from tests.batch_statistics import adapt_batch_normalisation

MASKS, ALPHABET = MaskInput(32), Alphabet.of("ABCD")
INPUTS = {"mask": MASKS, "landmarks": LandmarkInput()}


@pytest.fixture(scope="module")
def twin():
    """The module; TensorFlow's Keras 2 warns of its own age when it is loaded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from mobile_export.compression import twin
    return twin


@pytest.fixture(scope="module", params=models.ARCHITECTURES)
def classifier(request) -> KerasClassifier:
    return _untrained(request.param)


def _untrained(architecture: str) -> KerasClassifier:
    """A classifier whose weights and statistics have all moved."""
    keras.utils.set_random_seed(0)
    reads = INPUTS[models.reads(architecture)]
    model = models.build(architecture, reads.shape, len(ALPHABET))
    random = np.random.default_rng(1)
    model.set_weights([_moved(random, weight) for weight in model.get_weights()])
    adapt_batch_normalisation(model, reads.prepare(sample(64, seed=2)[0]).astype(np.float32))
    return KerasClassifier(model, ALPHABET)


def _moved(random: np.random.Generator, weight: np.ndarray) -> np.ndarray:
    return weight * random.uniform(0.7, 1.4, weight.shape) + random.uniform(0, 0.02, weight.shape)


@pytest.fixture(scope="module")
def described(classifier) -> description.Description:
    return describe(classifier)


@pytest.fixture(scope="module")
def built(described, twin, tmp_path_factory):
    """The twin, built from files."""
    folder = tmp_path_factory.mktemp("description")
    described.write(folder)
    return twin.build(description.read(folder))


def test_the_twin_answers_as_the_model_does(described, twin, built):
    answers = built.predict(described.batch, verbose=0)
    np.testing.assert_allclose(answers, described.probabilities, atol=twin.TOLERANCE)
    # Else a twin that answers the same to every mask would pass.
    assert np.ptp(answers, axis=0).max() > 100 * twin.TOLERANCE


def test_the_weights_of_the_twin_fit_back_into_the_model(classifier, twin, built):
    before = classifier.model.get_weights()
    classifier.model.set_weights([weight * 0 for weight in before])
    restore(classifier.model, twin.weights_of(built))
    for ours, theirs in zip(classifier.model.get_weights(), before, strict=True):
        np.testing.assert_array_equal(ours, theirs)


@pytest.fixture(scope="module")
def small() -> description.Description:
    return describe(_untrained("customcnn"))


@pytest.fixture
def folder(small, tmp_path):
    small.write(tmp_path)
    return tmp_path


def test_a_twin_that_answers_otherwise_is_refused(small, twin):
    other = dataclasses.replace(small, probabilities=small.probabilities[::-1])
    with pytest.raises(InputError, match="Expected the model to answer alike"):
        twin.build(other)


@pytest.mark.parametrize("file", ["model.json", "weights.npz", "proof.npz"])
def test_a_description_cut_short_is_refused(folder, file):
    content = (folder / file).read_bytes()
    (folder / file).write_bytes(content[: len(content) // 2])
    with pytest.raises(InputError, match="which is damaged"):
        description.read(folder)


def test_a_description_with_another_layer_is_refused(folder):
    model = json.loads((folder / "model.json").read_text())
    model["layers"][0]["kind"] = "Lambda"
    (folder / "model.json").write_text(json.dumps(model))
    with pytest.raises(InputError, match="which is damaged"):
        description.read(folder)


def test_weights_of_another_shape_are_refused(small, twin):
    name = next(iter(small.weights))
    wrong = {**small.weights, name: [weight[..., :1] for weight in small.weights[name]]}
    with pytest.raises(InputError, match="belong together"):
        twin.build(dataclasses.replace(small, weights=wrong))


def test_a_layer_that_cannot_be_described_is_named():
    pixels = keras.Input(MASKS.shape)
    model = keras.Model(pixels, keras.layers.UpSampling2D(name="larger")(pixels))
    with pytest.raises(InputError, match="Received: UpSampling2D larger"):
        parts(model)


def test_a_model_that_is_not_functional_is_refused():
    with pytest.raises(InputError, match="Received: Sequential"):
        parts(keras.Sequential([keras.Input(MASKS.shape), keras.layers.Flatten()]))
