"""What a profile does for a signer whom nobody knew: real hands, a reader of mean shapes."""

import numpy as np
import pytest

from asl_keras.adapt.judging import spread
from asl_keras.adapt.personal import Personal
from asl_keras.adapt.profile import Profile
from asl_keras.adapt.teaching import ANCHORS, misread_letters, rejudge, teach
from asl_keras.errors import InputError


@pytest.fixture(scope="module")
def halves(stranger):
    """The early frames of each letter, and the late ones."""
    landmarks, labels = stranger
    early = np.zeros(len(labels), bool)
    for letter in np.unique(labels):
        rows = np.flatnonzero(labels == letter)
        early[rows[: len(rows) // 2]] = True
    return (landmarks[early], labels[early]), (landmarks[~early], labels[~early])


def right(reader, landmarks: np.ndarray, labels: np.ndarray) -> float:
    return (reader.read(landmarks).argmax(axis=1) == reader.alphabet.indices(labels)).mean()


def test_what_early_frames_teach_helps_with_late_ones(shape_reader, halves):
    early, late = halves
    before = right(shape_reader, *late)
    shares = []
    for frames in (1, 3, 5):
        profile, judged = teach(shape_reader, Profile("new"), *early, frames)
        shares.append(right(Personal(shape_reader, profile), *late))
        assert judged.gain > 0
    assert before < shares[0]
    assert shares[-1] > before + 0.2  # measured: 0.74, then 0.93, 0.98, 0.98


def test_the_gain_is_judged_about_as_large_as_it_is(shape_reader, halves):
    early, late = halves
    profile, judged = teach(shape_reader, Profile("new"), *early, 5)
    before, after = right(shape_reader, *late), right(Personal(shape_reader, profile), *late)
    assert abs(judged.gain - (after - before)) < 0.1


def test_so_many_frames_of_each_letter_are_kept(shape_reader, stranger):
    profile, _ = teach(shape_reader, Profile("new"), *stranger, 3)
    assert set(np.unique(profile.labels, return_counts=True)[1]) == {3}


def test_a_letter_that_is_read_right_gets_few_frames(shape_reader, stranger):
    landmarks, labels = stranger
    rows = spread(shape_reader.alphabet.indices(labels), 10)
    landmarks, labels = landmarks[rows], labels[rows]
    misread = misread_letters(shape_reader, landmarks, labels)
    profile, _ = teach(shape_reader, Profile("new"), landmarks, labels, 5, misread=True)
    counts = dict(zip(*np.unique(profile.labels, return_counts=True), strict=True))
    assert 0 < len(misread) < len(counts)
    assert {letter for letter, count in counts.items() if count == 5} == set(misread)
    assert set(counts.values()) == {5, ANCHORS}


def test_a_profile_of_wrong_letters_is_noticed(shape_reader, stranger):
    """Somebody showed each letter one too late."""
    landmarks, labels = stranger
    right_ones = shape_reader.read(landmarks).argmax(axis=1) == shape_reader.alphabet.indices(
        labels
    )
    landmarks, labels = landmarks[right_ones], labels[right_ones]
    names = np.unique(labels)
    half = np.arange(len(labels)) % 2 == 0
    wrong = names[(np.searchsorted(names, labels) + 1) % len(names)]
    profile = teach(shape_reader, Profile("new"), landmarks[half], wrong[half], 5).profile
    taught, judged = teach(shape_reader, profile, landmarks[~half], labels[~half], 5)
    assert judged.is_harmful
    assert judged.worse
    assert "makes reading worse" in str(judged)
    assert len(taught) > len(profile)


@pytest.mark.parametrize("shuffled", [False, True])
def test_labels_that_cannot_be_right_are_doubted(shape_reader, stranger, shuffled):
    """Of a file whose labels were shifted by one letter, or mixed."""
    landmarks, labels = stranger
    names, random = np.unique(labels), np.random.default_rng(0)
    shifted = names[(np.searchsorted(names, labels) + 1) % len(names)]
    wrong = random.permutation(labels) if shuffled else shifted
    judged = teach(shape_reader, Profile("new"), landmarks, wrong, 5).judgement
    assert judged.is_doubtful
    assert judged.is_contradictory == shuffled
    assert "were these the right letters?" in str(judged)


def test_right_labels_are_not_doubted(shape_reader, stranger):
    judged = teach(shape_reader, Profile("new"), *stranger, 5).judgement
    doubts = (judged.is_doubtful, judged.is_contradictory, judged.is_harmful)
    assert not any(doubts)


def test_a_profile_is_judged_on_its_own_frames(shape_reader, halves):
    early, late = halves
    profile = teach(shape_reader, Profile("new"), *early, 3).profile
    profile = teach(shape_reader, profile, *late, 3).profile
    judged = rejudge(Personal(shape_reader, profile), profile)
    assert judged.frames == len(profile)
    assert judged.alike == ()  # each letter was recorded twice


def test_frames_of_letters_that_the_reader_does_not_know_are_kept_and_not_used(
    shape_reader, stranger
):
    landmarks, _ = stranger
    foreign = Profile("new").taught(landmarks[:2], np.array(["Ä", "Ö"]))
    personal = Personal(shape_reader, foreign)
    assert np.allclose(personal.read(landmarks[:5]), shape_reader.read(landmarks[:5]), atol=1e-3)
    assert len(foreign) == 2


def test_a_reader_without_an_embedding_is_refused(shape_reader):
    class Blind:
        alphabet, threshold, embedding_size = shape_reader.alphabet, 0.5, 0

    with pytest.raises(InputError, match="Expected a model with an embedding"):
        Personal(Blind(), Profile("new"))
