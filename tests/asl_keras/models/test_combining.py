"""Several models as one."""

import keras
import numpy as np
import pytest

from asl_keras import models
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.classifier import embed_hands, read_hands
from asl_keras.inference.inputs import CombinedInput, LandmarkInput, MaskInput
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.inference.labels_file import write_alphabet
from asl_keras.models import model_file, saved
from asl_keras.models.combining import combine

ALPHABET = Alphabet.of(("A", "B", "L"))
WEIGHTS = (3.0, 1.0)
HANDS = np.random.default_rng(0).normal(size=(4, 21, 3)).astype(np.float32)


def classifier(architecture: str, reads, seed: int) -> KerasClassifier:
    keras.utils.set_random_seed(seed)
    return KerasClassifier(models.build(architecture, reads.shape, len(ALPHABET)), ALPHABET)


@pytest.fixture(scope="module")
def members() -> list[KerasClassifier]:
    return [classifier("customcnn", MaskInput(32), 0), classifier("landmarks", LandmarkInput(), 1)]


@pytest.fixture(scope="module")
def whole(members) -> KerasClassifier:
    return KerasClassifier(combine([one.model for one in members], WEIGHTS), ALPHABET)


def test_it_answers_with_the_weighted_mean_of_both_views(members, whole):
    first, second = (read_hands(member, HANDS) for member in members)
    np.testing.assert_allclose(read_hands(whole, HANDS), 0.75 * first + 0.25 * second, atol=1e-6)


def test_it_reads_what_its_members_read(whole):
    assert whole.input == CombinedInput((MaskInput(32), LandmarkInput()))


def test_it_embeds_as_the_member_that_has_an_embedding(members, whole):
    assert whole.embedding_size == members[1].embedding_size
    expected = embed_hands(members[1], HANDS)
    np.testing.assert_allclose(embed_hands(whole, HANDS), expected, atol=1e-6)


@pytest.mark.parametrize("suffix", model_file.SUFFIXES)
def test_it_reloads_as_it_was(whole, suffix, tmp_path):
    file = tmp_path / f"model{suffix}"
    saved.save(whole.model, file)
    write_alphabet(tmp_path, ALPHABET)
    found = read_hands(KerasClassifier.load(file), HANDS)
    np.testing.assert_allclose(found, read_hands(whole, HANDS), atol=1e-6)


def test_members_that_read_the_same_share_an_input_and_may_be_of_one_architecture():
    twins = [classifier("landmarks", LandmarkInput(), seed) for seed in (1, 2)]
    whole = KerasClassifier(combine([one.model for one in twins], (1, 1)), ALPHABET)
    assert whole.input == LandmarkInput()
    mean = (read_hands(twins[0], HANDS) + read_hands(twins[1], HANDS)) / 2
    np.testing.assert_allclose(read_hands(whole, HANDS), mean, atol=1e-6)


def test_its_members_stay_as_they_were(members, whole):
    assert "1_probabilities" in [layer.name for layer in whole.model.layers]
    assert members[0].model.layers[-1].name == "probabilities"
    assert not set(map(id, members[0].model.weights)) & set(map(id, whole.model.weights))


def test_inputs_that_no_kind_has_are_refused():
    given = [keras.Input((252,)), keras.Input((7,))]
    answers = keras.layers.Dense(3, activation="softmax")(keras.layers.Concatenate()(given))
    with pytest.raises(ValueError, match="of the kind mask or landmarks or combined"):
        KerasClassifier(keras.Model(given, answers), ALPHABET)
