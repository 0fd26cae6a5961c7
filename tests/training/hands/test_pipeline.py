"""Batches on their way to the trainer."""

import numpy as np

from asl_keras.hand.alphabet import ASL
from asl_keras.inference.inputs import MaskInput
from asl_keras.synthetic.batches import SyntheticBatches
from training.hands.pipeline import pipeline


def test_batches_come_in_order_and_as_they_were_made():
    reads = MaskInput(32)
    batches = SyntheticBatches(ASL, reads, size=3, hands=100, seed=(0,))
    dataset = pipeline(batches.batch, 2, 6, reads)
    for step, (masks, truth) in enumerate(dataset.as_numpy_iterator(), start=2):
        expected = batches.batch(step)
        np.testing.assert_array_equal(masks, expected[0])
        np.testing.assert_array_equal(truth, expected[1])
