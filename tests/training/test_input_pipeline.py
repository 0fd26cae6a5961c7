"""Batches for training: the same for the same step, each row once an epoch, in full precision."""

import numpy as np

from asl_keras.data.dataset import LandmarkDataset
from asl_keras.synthetic import PoseModel, sample
from training.input_pipeline import RecordedHands, SyntheticHands, batches


def recorded(rows: int = 20) -> RecordedHands:
    hands, letters = sample(30, 0)
    data = LandmarkDataset(letters, np.full(30, "s"), hands)
    return RecordedHands(data, np.arange(rows), np.unique(letters[:rows]).tolist(), seed=0)


def test_a_step_has_the_same_hands_in_a_resumed_run():
    for source in (SyntheticHands(PoseModel.load(), 5, 100), recorded()):
        first, again = source.batch(3, 4, 32), source.batch(3, 4, 32)
        np.testing.assert_array_equal(first[0], again[0])
        np.testing.assert_array_equal(first[1], again[1])
        assert (source.batch(4, 4, 32)[0] != first[0]).any()


def test_an_epoch_has_every_row_once_in_a_new_order():
    source = recorded(20)
    assert source.steps(5) == 4
    steps = [[source.batch(step, 5, 32)[1] for step in epoch] for epoch in (range(4), range(4, 8))]
    letters = [np.concatenate(epoch) for epoch in steps]
    np.testing.assert_array_equal(np.sort(letters[0]), np.sort(letters[1]))
    assert (letters[0] != letters[1]).any()


def test_an_epoch_has_as_many_hands_as_fill_its_batches():
    source = SyntheticHands(PoseModel.load(), 0, 100)
    assert source.steps(10) == 10
    assert source.steps(30) == 3
    assert source.steps(200) == 1


def test_batches_come_in_order_and_as_they_were_made():
    source = SyntheticHands(PoseModel.load(), 0, 100)
    dataset = batches(lambda step: source.batch(step, 3, 32), 2, 6, 32)
    for step, (masks, labels) in enumerate(dataset.as_numpy_iterator(), start=2):
        expected = source.batch(step, 3, 32)
        np.testing.assert_array_equal(masks, expected[0])
        np.testing.assert_array_equal(labels, expected[1])
