"""A profile in use: it learns from corrections, and what it learns stays."""

from pathlib import Path

import numpy as np
import pytest

from asl_keras.adapt import storage
from asl_keras.adapt.options import ProfileOptions
from asl_keras.adapt.personal import Personal
from asl_keras.adapt.profile import Profile
from asl_keras.adapt.signer import SPOILT, Signer, hash_of
from asl_keras.errors import InputError


@pytest.fixture
def model(tmp_path) -> Path:
    """A file whose hash stands for the reader's."""
    (tmp_path / "model").write_bytes(b"a model")
    return tmp_path / "model"


@pytest.fixture
def signer(shape_reader, stranger, model):
    """Somebody with a profile of one letter."""
    landmarks, labels = stranger
    profile = Profile("anna", model=hash_of(model)).taught(landmarks[labels == "A"][:3], ["A"] * 3)
    storage.save(profile, storage.place_of("anna"))
    return Signer("anna", shape_reader, model)


def test_what_is_learnt_is_read_at_once_and_stays(signer, shape_reader, stranger, model):
    landmarks, labels = stranger
    wrong = shape_reader.read(landmarks).argmax(axis=1) != shape_reader.alphabet.indices(labels)
    letters, counts = np.unique(labels[wrong], return_counts=True)
    letter = str(letters[counts.argmax()])
    hands = landmarks[wrong & (labels == letter)]
    assert len(hands) > 20
    assert signer.learn(hands[:6:2], letter) is None
    place = shape_reader.alphabet.labels.index(letter)
    assert (signer.reader.read(hands).argmax(axis=1) == place).mean() > 0.9
    again = Signer("anna", shape_reader, model)
    assert np.array_equal(again.reader.read(hands), signer.reader.read(hands))
    assert again.remark() is None


def test_frames_that_were_read_are_not_read_again(shape_reader, stranger):
    class Counting:
        alphabet, threshold, embedding_size = shape_reader.alphabet, 0.5, 64
        count = 0

        def read(self, landmarks):
            self.count += len(landmarks)
            return shape_reader.read(landmarks)

        def embed(self, landmarks):
            return shape_reader.embed(landmarks)

    reader, (landmarks, _) = Counting(), stranger
    profile = Profile("anna").taught(landmarks[:4], list("ABAB"))
    personal = Personal(reader, profile)
    longer = profile.taught(landmarks[4:6], list("CC"))
    personal.learn(longer)
    assert reader.count == 6
    assert np.allclose(
        personal.read(landmarks[:9]), Personal(shape_reader, longer).read(landmarks[:9])
    )


def test_a_letter_that_is_spoilt_is_noticed(signer, stranger):
    landmarks, labels = stranger
    hands = landmarks[labels == "B"]
    told = [signer.learn(hands[place::10][:3], letter) for place, letter in enumerate("BWW")]
    assert told[0] is None
    assert told[-1] == SPOILT.format("B")


def test_another_model_is_told(signer, shape_reader, tmp_path):
    (tmp_path / "other").write_bytes(b"another model")
    other = Signer("anna", shape_reader, tmp_path / "other")
    assert other.remark().startswith("The profile 'anna' was made with another model. Read right")


def test_an_empty_name_is_not_taken_for_none():
    with pytest.raises(InputError, match=r"Expected `profile`.*empty"):
        ProfileOptions(profile="")
