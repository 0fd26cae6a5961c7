"""Synthetic hands as batches."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import ASL, Alphabet
from asl_keras.inference.inputs import MaskInput
from asl_keras.synthetic import sample, shipped
from asl_keras.synthetic.batches import SyntheticBatches

READS = MaskInput(32)


def batches(alphabet: Alphabet = ASL, size: int = 10, hands: int = 100) -> SyntheticBatches:
    return SyntheticBatches(alphabet, READS, size, hands, seed=(5, 0))


def test_a_step_has_the_same_hands_in_a_resumed_run():
    first, again = batches().batch(3), batches().batch(3)
    np.testing.assert_array_equal(first[0], again[0])
    np.testing.assert_array_equal(first[1], again[1])
    assert (batches().batch(4)[0] != first[0]).any()


@pytest.mark.parametrize(("size", "steps"), [(10, 10), (30, 3), (200, 1)])
def test_an_epoch_has_as_many_hands_as_fill_its_batches(size, steps):
    assert batches(size=size).steps == steps


def test_the_truth_holds_places_in_the_alphabet_in_whatever_order_it_is():
    alphabet = Alphabet(("Z", "none", "B", "A"), none="none")
    one = batches(alphabet, size=100)
    masks, truth = one.batch(2)
    assert 60 < len(truth) < 140
    assert set(truth) == {1, 2, 3}  # no synthetic hand shows Z
    share = 0.2 + 0.8 * 2 / 24  # of "none", and of two letters
    hands, index = sample(round(100 / share), (5, 0, 2))
    letters = np.array(shipped().labels)[index]
    known = np.isin(letters, alphabet.labels)
    assert np.array(alphabet.labels)[truth].tolist() == letters[known].tolist()
    np.testing.assert_array_equal(masks, READS.prepare(hands[known]))


def test_labels_that_no_synthetic_hand_shows_are_refused():
    with pytest.raises(InputError, match="Received: eins, zwei"):
        batches(Alphabet(("eins", "zwei")))
