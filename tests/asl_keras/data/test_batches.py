"""Recorded hands as batches: the same for the same step, each row once an epoch."""

import numpy as np
import pytest

from asl_keras.data.batches import RecordedBatches
from asl_keras.data.dataset import ImageDataset, LandmarkDataset
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import MaskInput

READS = MaskInput(32)
ALPHABET = Alphabet(tuple("ZYX"))
TRUTH = np.arange(20) % 3
HANDS = np.random.default_rng(0).normal(size=(20, 21, 3)).astype(np.float32)


def dataset(kind: str) -> LandmarkDataset | ImageDataset:
    signers = np.full(20, "s")
    if kind == "landmarks":
        return LandmarkDataset(ALPHABET, TRUTH, signers, HANDS)
    return ImageDataset(ALPHABET, TRUTH, signers, (READS.prepare(HANDS),))


@pytest.fixture(params=["landmarks", "images"])
def batches(request) -> RecordedBatches:
    return RecordedBatches(dataset(request.param), np.arange(20), READS, size=5, seed=0)


def test_a_step_has_the_same_hands_in_a_resumed_run(batches):
    first, again = batches.batch(3), batches.batch(3)
    np.testing.assert_array_equal(first[0], again[0])
    np.testing.assert_array_equal(first[1], again[1])
    assert (batches.batch(2)[0] != first[0]).any()


def test_an_epoch_has_every_row_once_in_a_new_order_and_form(batches):
    assert batches.steps == 4
    epochs = [[batches.batch(step) for step in steps] for steps in (range(4), range(4, 8))]
    truth = [np.concatenate([one[1] for one in epoch]) for epoch in epochs]
    for one in truth:
        np.testing.assert_array_equal(np.sort(one), np.sort(TRUTH))
    assert (truth[0] != truth[1]).any()
    assert (epochs[0][0][0] != epochs[1][0][0]).any()


def test_rows_that_are_not_for_training_never_come():
    rows = np.array([0, 1, 3, 4])  # of the first two labels
    batches = RecordedBatches(dataset("landmarks"), rows, READS, size=2, seed=0)
    seen = np.concatenate([batches.batch(step)[1] for step in range(3 * batches.steps)])
    assert set(seen) == {0, 1}
    np.testing.assert_array_equal(batches.shares, [0.5, 0.5, 0])


def test_an_epoch_of_few_rows_passes_over_them_until_it_is_long_enough():
    batches = RecordedBatches(dataset("landmarks"), np.arange(20), READS, 6, seed=0, least=10)
    assert batches.steps == 12
    passes = [[batches.batch(3 * number + step)[1] for step in range(3)] for number in range(2)]
    assert not np.array_equal(passes[0], passes[1])  # each pass in an order of its own
