"""Batches for backends other than TensorFlow."""

from training.hands.ahead import AHEAD, BatchesAhead


def test_batches_come_in_order_as_often_as_they_are_asked_for():
    batches = BatchesAhead(lambda number: number, 2, 12)
    assert list(batches) == list(range(2, 12))
    assert list(batches) == list(range(2, 12))  # validation, epoch after epoch


def test_no_batch_is_made_that_is_not_among_them():
    made = []
    list(BatchesAhead(made.append, 3, 8))
    assert sorted(made) == [3, 4, 5, 6, 7]


def test_few_batches_wait():
    made = []
    BatchesAhead(made.append, 0, 1000)[0]
    assert len(made) <= AHEAD
