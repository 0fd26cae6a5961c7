"""How much a hand counts."""

import numpy as np
import pytest

from training.learning.class_weights import balanced


def test_labels_count_alike_and_a_hand_counts_one_in_the_mean():
    shares = np.array([0.5, 0.4, 0.1])
    weights = balanced(shares)
    weighed = [weights[place] * share for place, share in enumerate(shares)]
    assert weighed == pytest.approx([1 / 3] * 3)
    assert sum(weighed) == pytest.approx(1)


def test_a_label_without_hands_changes_nothing():
    assert balanced(np.array([0.5, 0, 0.5])) == {0: 1.0, 1: 1.0, 2: 1.0}
