"""The decoder on simulated spelling."""

import numpy as np
import pytest

from asl_keras.hand.alphabet import ASL
from asl_keras.text import spelled
from asl_keras.text.decoding import open_dictionary
from training.evaluate_decoder import Options, as_table, decoder_for, judged, names_outside
from training.judging.simulated import Signer


@pytest.fixture(scope="module")
def signer():
    """Shows all letters surely, but for an S that is read as T now and then."""
    labels = np.repeat(ASL.labels, 10)
    probabilities = np.full((260, 26), 0.002)
    probabilities[np.arange(260), np.repeat(np.arange(26), 10)] = 0.95
    s, t = ASL.indices(["S", "T"])
    rows = np.flatnonzero(labels == "S")[:5]
    probabilities[rows, s], probabilities[rows, t] = 0.3, 0.65
    return Signer("me", ASL, labels, probabilities, threshold=0.57)


def test_words_are_misread_as_the_signer_is_and_letters_are_lost_and_doubled(signer):
    words = [spelled(one.letters) for one in signer.spell(["MISSES"] * 200, seed=3)]
    assert "MISSES" in words
    assert any("T" in word for word in words)
    assert any(len(word) < 6 for word in words)
    assert any(len(word) > 6 for word in words)
    assert words == [spelled(one.letters) for one in signer.spell(["MISSES"] * 200, seed=3)]


def test_a_signer_is_judged_as_spelled_and_as_decoded(signer, tmp_path):
    options = Options((tmp_path,), tmp_path, words=150)
    dictionary = open_dictionary("en")
    other = Signer("other", ASL, signer.labels, signer.probabilities, threshold=0.57)
    one = judged(signer, decoder_for(signer, [signer, other], dictionary), dictionary, options)
    assert 0 < one.decoded < one.wrong < 1
    assert one.spoiled == 0
    assert one.names > 50
    assert one.changed < 0.1
    assert "mean" in as_table([one, one])


def test_words_with_letters_that_a_signer_never_showed_are_left_out(signer):
    few = Signer("me", ASL, signer.labels[:30], signer.probabilities[:30], 0.5)
    assert [one.word for one in few.spell(["CAB", "DAB"], seed=0)] == ["CAB"]


def test_names_are_those_that_no_dictionary_has():
    names = names_outside(open_dictionary("en"))
    assert "SIOBHAN" in names
    assert len(names) >= 150
