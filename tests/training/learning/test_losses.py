"""What a wrong reading costs."""

import keras
import numpy as np
import pytest

from training.learning.losses import SmoothedCrossentropy, loss_of
from training.settings import TrainingSettings

PROBABILITIES = np.array([[0.7, 0.2, 0.1], [0.1, 0.1, 0.8]], np.float32)
TRUTH = np.array([0, 1])


def test_smoothed_it_is_the_cross_entropy_to_a_truth_that_all_labels_share():
    truth = np.eye(3)[TRUTH] * 0.7 + 0.1  # 0.3 over three labels
    expected = -(truth * np.log(PROBABILITIES)).sum(axis=1).mean()
    assert float(SmoothedCrossentropy(0.3)(TRUTH, PROBABILITIES)) == pytest.approx(expected)


def test_each_hand_counts_by_its_weight():
    loss = SmoothedCrossentropy(0.3)
    first = float(loss(TRUTH[:1], PROBABILITIES[:1]))
    weighed = loss(TRUTH, PROBABILITIES, sample_weight=np.array([2.0, 0.0]))
    assert float(weighed) == pytest.approx(first)  # the mean over two hands


def test_without_smoothing_it_is_the_usual_one():
    assert loss_of(TrainingSettings()) == "sparse_categorical_crossentropy"


def test_a_checkpoint_keeps_the_smoothing():
    again = keras.losses.deserialize(keras.losses.serialize(SmoothedCrossentropy(0.3)))
    assert again.smoothing == 0.3
